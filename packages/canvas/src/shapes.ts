import * as z from 'zod';

/** Shapes that several squares use. */
export const count = z.int().min(0).describe('a whole number, 0 or more');
export const positive = z.int().min(1).describe('a whole number, 1 or more');
export const amount = z.number().min(0).describe('a number, 0 or more');
export const aboveZero = z.number().gt(0).describe('a number above 0');
export const ratio = z.number().min(0).max(1).describe('a number from 0 to 1');
export const percent = z.number().min(0).max(100).describe('a number from 0 to 100');
export const flag = z.boolean().describe('true or false');
export const text = z.string().describe('text');
export const filled = z.string().min(1).describe('text that is not empty');

/** A name that becomes file names and identifiers: one spelling in each. */
export const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .describe('a name of lower-case letters, digits and hyphens that starts with a letter, such as look-up-order');

/** A name that becomes labels and keys. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/)
  .max(60)
  .describe('a name of lower-case letters, digits, hyphens and underscores that starts with a letter');

/** A day: 2027-01-31. */
export const day = z.iso.date().describe('a date such as 2027-01-31');

const cronField = String.raw`(\*|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(\/[0-9]+)?(,(\*|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(\/[0-9]+)?)*`;

/** Five fields, UTC. */
export const cron = z
  .string()
  .regex(new RegExp(String.raw`^${cronField}(\s+${cronField}){4}$`))
  .describe('a schedule of five cron fields, such as "0 3 * * *"');

/** A list whose items each have an own name. */
export function listOf<S extends z.ZodType>(item: S, key?: 'id' | 'name') {
  const list = z.array(item);
  if (!key) return list;
  return list.superRefine((items, context) => {
    const seen = new Set<unknown>();
    for (const [index, entry] of items.entries()) {
      const label = (entry as Record<string, unknown>)[key];
      if (seen.has(label))
        context.addIssue({ code: 'custom', path: [index, key], message: `${key} "${label}" is used twice` });
      seen.add(label);
    }
  });
}
