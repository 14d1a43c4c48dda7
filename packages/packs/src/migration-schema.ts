import semver from 'semver';
import * as z from 'zod';
import { isSafePath } from './is-safe-path.ts';
import type { Migration, MigrationStep } from './migration.ts';

export const safePath = z.string().max(300).refine(isSafePath, 'is not a path inside the repository');
export const packVersion = z
  .string()
  .max(60)
  .refine((text) => semver.valid(text) === text, 'is not a version');
export const packId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id: lower case, digits and single dashes');
export const sentence = z.string().min(1, 'is empty').max(2000);
export const scalar = z.union([z.string(), z.number(), z.boolean()], 'is not text, a number, true or false');

const answerPath = z
  .string()
  .max(200)
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'is not a path of canvas.yaml');
const keyPath = z
  .string()
  .max(200)
  .refine(
    (text) => text.split('.').every((key) => key !== '' && key !== '__proto__' && !/\p{Cc}/u.test(key)),
    'is not a dotted key',
  );
const keyFile = safePath.refine((path) => /(\.(jsonc?|ya?ml)|(^|\/)config\.ts)$/.test(path), {
  error: 'is neither JSON, YAML nor a config.ts',
});

const steps: { readonly [kind: string]: z.ZodType } = {
  rename: z.strictObject({ from: safePath, to: safePath }),
  delete: safePath,
  answer: z.strictObject({
    from: answerPath,
    to: answerPath.optional(),
    values: z.record(z.string(), scalar).optional(),
  }),
  key: z.strictObject({ file: keyFile, from: keyPath, to: keyPath }),
};

const step = z.record(z.string(), z.unknown()).transform((value, context): MigrationStep => {
  const [kind, ...others] = Object.keys(value);
  const schema = kind !== undefined && others.length === 0 && Object.hasOwn(steps, kind) ? steps[kind] : undefined;
  if (kind === undefined || schema === undefined) {
    const given = kind === undefined ? 'nothing' : Object.keys(value).join(' and ');
    context.addIssue(`is no step: it has ${given}, not one of ${Object.keys(steps).join(', ')}`);
    return z.NEVER;
  }
  const checked = schema.safeParse(value[kind]);
  for (const { message, path } of checked.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message, path: [kind, ...path] });
  }
  return value as unknown as MigrationStep;
});

/** One migration as it is authored and packed. */
export const migrationSchema: z.ZodType<Migration> = z.strictObject({
  id: packId,
  version: packVersion,
  summary: sentence,
  steps: z.array(step).min(1, 'has no step').max(500),
});
