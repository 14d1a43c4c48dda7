import { type Issue, nearest } from '@agent-canvas/errors';
import * as z from 'zod';
import { type Answers, canvasSchema } from './canvas-schema.ts';
import { isObject, type Json, setAt } from './data.ts';
import { leafIssues } from './leaf-issues.ts';
import { settings, shapeOf } from './settings.ts';

export interface CheckedAnswers {
  /** What passed, leaf by leaf, as it was written. */
  readonly answers: Answers;
  /** Paths of leaves and groups that did not. */
  readonly failed: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

/** Holds data to the schema, leaf by leaf, so that one wrong value hides nothing else. */
export function checkAnswers(data: unknown): CheckedAnswers {
  const answers: Json = {};
  const failed = new Set<string>();
  const issues: Issue[] = [];

  const check = (schema: z.core.$ZodType, value: unknown, keys: readonly string[]): void => {
    const shape = shapeOf(schema);
    const path = keys.join('.');
    const found = shape ? groupIssues(shape, value, path) : leafIssues(unwrap(schema), value, path);
    issues.push(...found);
    if (!shape) {
      if (found.length > 0) failed.add(path);
      else setAt(answers, keys, value);
      return;
    }
    if (value === null || value === undefined) return;
    if (!isObject(value)) {
      failed.add(path);
      return;
    }
    if (keys.length > 0) setAt(answers, keys, {});
    for (const [key, part] of Object.entries(value)) {
      const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (inner) check(inner, part, [...keys, key]);
    }
  };

  check(canvasSchema, data, []);
  return { answers: answers as Answers, failed, issues };
}

const unwrap = (schema: z.core.$ZodType) => (schema instanceof z.ZodOptional ? schema.def.innerType : schema);

function groupIssues(shape: Readonly<Record<string, z.core.$ZodType>>, value: unknown, path: string): Issue[] {
  if (value === null || value === undefined) return [];
  const known = Object.keys(shape);
  const where = path || 'the canvas';
  if (!isObject(value)) {
    return [
      {
        code: 'E_TYPE',
        path,
        message: `${where} must be a map of keys and values`,
        allowed: known.join(', '),
        hint: `Write ${known[0]}: … on the lines below it, indented.`,
      },
    ];
  }
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return unknown.map((key) => ({
    code: 'E_UNKNOWN_KEY',
    path: path ? `${path}.${key}` : key,
    message: `${where} has no key "${key}"`,
    allowed: known.join(', '),
    hint: hintFor(key, known),
  }));
}

function hintFor(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant) return `Did you mean ${meant}?`;
  const elsewhere = settings()
    .find(({ path }) => path.split('.').includes(key))
    ?.path.split('.');
  const end = elsewhere ? elsewhere.indexOf(key) + 1 : 0;
  return elsewhere
    ? `It belongs at ${elsewhere.slice(0, end).join('.')}.`
    : 'Remove it, or use one of the keys that are allowed.';
}
