import { type Issue, nearest } from '@agent-canvas/errors';
import * as z from 'zod';
import { valueIn } from './data.ts';
import { describeType } from './describe-type.ts';

type Schema = z.core.$ZodType;

/** What is wrong with the value of one leaf: an issue for each part that the schema refuses. */
export function leafIssues(schema: Schema, value: unknown, path: string): Issue[] {
  const result = z.safeParse(schema, value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => {
    const keys = issue.path.map(String);
    const place = [path, ...keys].join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(schemaAt(schema, keys), place, key));
    return [valueIssue({ schema: schemaAt(schema, keys), value: valueIn(value, keys), place, issue })];
  });
}

function unknownKey(schema: Schema, place: string, key: string): Issue {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const meant = nearest(key, known);
  return {
    code: 'E_UNKNOWN_KEY',
    path: `${place}.${key}`,
    message: `${place} has no key "${key}"`,
    allowed: known.join(', '),
    hint: meant ? `Did you mean ${meant}?` : 'Remove it, or use one of the keys that are allowed.',
  };
}

interface Refused {
  readonly schema: Schema;
  readonly value: unknown;
  readonly place: string;
  readonly issue: z.core.$ZodIssue;
}

function valueIssue({ schema, value, place, issue }: Refused): Issue {
  const allowed = describeType(schema);
  if (issue.code === 'custom') {
    return { code: 'E_VALUE', path: place, message: `${place}: ${issue.message}`, allowed, hint: 'Change this one.' };
  }
  if (value === undefined) {
    return { code: 'E_MISSING', path: place, message: `${place} is missing`, allowed, hint: `Add it: ${allowed}.` };
  }
  const isWrongType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  return {
    code: isWrongType ? 'E_TYPE' : 'E_VALUE',
    path: place,
    message: `${place} cannot be ${shown(value)}`,
    allowed,
    hint: hintFor(schema, value, allowed),
  };
}

function hintFor(schema: Schema, value: unknown, allowed: string): string {
  const inner = schema instanceof z.ZodDefault ? schema.def.innerType : schema;
  if (value === null) return 'Give it a value, or remove the line to take the default.';
  if (inner instanceof z.ZodEnum) {
    const meant = typeof value === 'string' ? nearest(value, inner.options.map(String)) : undefined;
    if (meant) return `Did you mean ${meant}?`;
  }
  const isText = inner instanceof z.ZodString || inner instanceof z.ZodEnum;
  if (typeof value === 'number' && isText) {
    if (allowed.startsWith('a duration')) return `Add the unit: ${value}m, ${value}h or ${value}d.`;
    return z.safeParse(inner, String(value)).success ? `Put it in quotes: "${value}".` : `Write ${allowed}.`;
  }
  if (typeof value === 'string' && value !== '' && z.safeParse(inner, Number(value)).success)
    return `Write it without quotes: ${value}.`;
  if (inner instanceof z.ZodBoolean && /^(yes|on|no|off)$/i.test(String(value))) {
    return `Write ${/^(yes|on)$/i.test(String(value))}.`;
  }
  if (inner instanceof z.ZodArray && !Array.isArray(value)) return 'Write a list: [first, second].';
  return `Write ${allowed}.`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The schema of a part of a leaf: list items by index, keys of an item by name. */
function schemaAt(schema: Schema, keys: readonly string[]): Schema {
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.def.innerType : schema;
  const [key, ...rest] = keys;
  if (key === undefined) return inner;
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, rest);
  const part = inner instanceof z.ZodObject ? inner.shape[key] : undefined;
  return part ? schemaAt(part, rest) : inner;
}
