import { nearest, UsageError } from '@agent-canvas/errors';
import { parse } from 'yaml';
import * as z from 'zod';
import { canvasSchema } from './canvas-schema.ts';
import { shapeOf } from './settings.ts';

/** One `--set PATH=VALUE`; the value is text. */
export interface Override {
  readonly path: string;
  readonly value: string;
}

/**
 * The value of an override by the schema's type: text is taken literally, numbers and true or false are read as such,
 * lists and objects are YAML flow. What cannot be read stays text, which the schema then refuses with its reason.
 * Throws UsageError for a path that the format does not have.
 */
export function overrideValue({ path, value }: Override): unknown {
  return convert(schemaAtPath(path), value);
}

/** The schema of a leaf, group, topic or square. Throws UsageError naming the nearest path. */
function schemaAtPath(path: string): z.core.$ZodType {
  let schema: z.core.$ZodType = canvasSchema;
  for (const key of path.split('.')) {
    const shape = shapeOf(schema);
    const next = shape && Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!next) throw unknownPath(path);
    schema = next;
  }
  return schema;
}

function unknownPath(path: string): UsageError {
  const known = pathsOf(canvasSchema, []);
  const last = path.split('.').at(-1) ?? path;
  const meant = nearest(path, known) ?? known.find((candidate) => candidate.split('.').at(-1) === last);
  return new UsageError({
    code: 'E_UNKNOWN_PATH',
    message: `The canvas has no setting ${path}`,
    hint: meant ? `Did you mean ${meant}?` : 'List all settings with: agent-canvas schema',
  });
}

function pathsOf(schema: z.core.$ZodType, keys: readonly string[]): string[] {
  const own = keys.length > 0 ? [keys.join('.')] : [];
  const shape = shapeOf(schema) ?? {};
  return [...own, ...Object.entries(shape).flatMap(([key, part]) => pathsOf(part, [...keys, key]))];
}

function convert(schema: z.core.$ZodType, text: string): unknown {
  const inner = schema instanceof z.ZodOptional ? schema.def.innerType : schema;
  if (inner instanceof z.ZodUnion) return text === 'auto' ? text : convert(inner.options.at(-1) ?? inner, text);
  if (inner instanceof z.ZodNumber || (inner instanceof z.ZodLiteral && inner.values.has(1))) return numberOrText(text);
  if (inner instanceof z.ZodBoolean) return { true: true, false: false }[text] ?? text;
  if (inner instanceof z.ZodArray || inner instanceof z.ZodObject) return flowOrText(text);
  return text;
}

function numberOrText(text: string): unknown {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

function flowOrText(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}
