import * as z from 'zod';

type Schema = z.core.$ZodType;

/** The schema without what only says that it may be left out. */
export function coreOf(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return coreOf(schema.def.innerType);
  return schema;
}

/** What the items of a list are, or undefined where the schema is no list. */
export function itemOf(schema: Schema): Schema | undefined {
  const core = coreOf(schema);
  return core instanceof z.ZodArray ? coreOf(core.element) : undefined;
}

/** Free text holds commas, so its lists are separated by semicolons; names and numbers are separated by commas. */
export function separatorOf(schema: Schema): ';' | ',' | undefined {
  const item = itemOf(schema);
  if (item === undefined) return undefined;
  const isFree = item instanceof z.ZodString && z.safeParse(item, 'a b, c').success;
  return isFree ? ';' : ',';
}

/** Reads typed text as the value that the schema wants; what cannot be read stays text, which the schema then refuses. */
export function readText(schema: Schema, text: string): unknown {
  const core = coreOf(schema);
  const separator = separatorOf(core);
  if (separator) {
    const item = itemOf(core) ?? core;
    const parts = text.split(separator).map((part) => part.trim());
    return parts.filter((part) => part !== '').map((part) => readText(item, part));
  }
  const trimmed = text.trim();
  if (core instanceof z.ZodUnion) return trimmed === 'auto' ? trimmed : readText(core.options.at(-1) ?? core, trimmed);
  if (core instanceof z.ZodNumber)
    return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
  return trimmed;
}

/** What is wrong with typed text, or undefined. `allowed` says in words what is accepted. */
export function checkText(schema: Schema, text: string, allowed: string): string | undefined {
  const result = z.safeParse(schema, readText(schema, text));
  if (result.success) return undefined;
  const own = result.error.issues.find((issue) => issue.code === 'custom')?.message;
  return own ?? `Please give ${allowed}.`;
}

/** A value as it would be typed. */
export function writeText(schema: Schema, value: unknown): string {
  if (value === undefined || value === null) return '';
  const separator = separatorOf(schema);
  return separator && Array.isArray(value) ? value.join(`${separator} `) : String(value);
}
