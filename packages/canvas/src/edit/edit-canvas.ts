import { CanvasError, InternalError } from '@agent-canvas/errors';
import { parseDocument } from 'yaml';
import { isObject, type Json, valueIn } from '../data.ts';
import { readYaml } from '../read-yaml.ts';
import { planEdit } from './plan-edit.ts';
import { applySplices } from './splice.ts';

export interface CanvasEdit {
  /** Dotted; items of lists by index. */
  readonly path: string;
  /** Plain data; `undefined` removes the key. */
  readonly value: unknown;
}

/**
 * Sets values in the text of a canvas. Comments, order, indentation, line ends and quotes of everything else stay as they
 * are; a missing key, topic or square is inserted in the order of the format. Throws CanvasError where the text is not
 * YAML. The result is read back: it differs from the text by the edits alone.
 */
export function editCanvas(text: string, edits: readonly CanvasEdit[]): string {
  const { problems, data } = readYaml(text);
  if (problems.length > 0) {
    throw new CanvasError({ issues: problems.map((problem) => ({ code: 'E_YAML', path: '', ...problem })) });
  }
  const start: Edited = { text, data: data ?? {} };
  return edits.reduce((current, edit) => applyEdit(current, edit), start).text;
}

interface Edited {
  readonly text: string;
  /** What the text says. */
  readonly data: unknown;
}

/** The smallest edit first; where the text is too odd for it, the value that holds the path is printed anew. */
function applyEdit({ text, data }: Edited, { path, value }: CanvasEdit): Edited {
  const keys = path.split('.');
  const document = parseDocument(text);
  const expected = withValue(data, keys, value);
  const plans = [
    { keys, value, isWhole: false },
    ...keys.map((_, index) => {
      const outer = keys.slice(0, keys.length - index);
      return { keys: outer, value: valueIn(expected, outer), isWhole: true };
    }),
  ];
  for (const plan of plans) {
    const edited = applySplices(text, planEdit({ text, document, ...plan }));
    const after = readYaml(edited);
    if (after.problems.length === 0 && isSame(after.data ?? {}, expected))
      return { text: edited, data: after.data ?? {} };
  }
  throw new InternalError(`No edit of the text sets ${path}`);
}

/** Equal as a canvas: a key without content says the same as no key. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(canonical(a) ?? {}) === JSON.stringify(canonical(b) ?? {});
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item) ?? null);
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value)
    .map(([key, part]) => [key, canonical(part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A copy of `data` with the value at `keys` set. */
function withValue(data: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const index = Number(key);
    const items = data.map((item, at) => (at === index ? withValue(item, rest, value) : item));
    if (index === data.length) items.push(withValue(undefined, rest, value));
    return items.filter((item) => item !== undefined);
  }
  const object: Json = isObject(data) ? data : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}
