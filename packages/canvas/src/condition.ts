import { InternalError } from '@agent-canvas/errors';

/**
 * A condition over the resolved canvas, as data. Paths are dotted (`memory.architecture.shortTerm`, `derived.tools`).
 * `is`: the setting equals one of the values. `has`: the list contains one of the texts, as itself or as the `name` or
 * `id` of an item. `some`: the list or text is not empty.
 */
export type Condition =
  | { readonly path: string; readonly is: readonly (string | number | boolean)[] }
  | { readonly path: string; readonly has: readonly string[] }
  | { readonly path: string; readonly some: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** Reads the value at a dotted path. Rendering passes its own, which also records what was read. */
export type ReadPath = (path: string) => unknown;

/**
 * Whether `condition` holds for `canvas`. Every path that decides is read through `read`; `all` and `any` read all of
 * their parts, so that what is recorded does not depend on the answers.
 * Throws InternalError for a path that the canvas does not have.
 */
export function holds(condition: Condition, canvas: object, read: ReadPath = (path) => valueAt(canvas, path)): boolean {
  if ('all' in condition) return condition.all.map((part) => holds(part, canvas, read)).every(Boolean);
  if ('any' in condition) return condition.any.map((part) => holds(part, canvas, read)).some(Boolean);
  if ('not' in condition) return !holds(condition.not, canvas, read);
  const value = read(condition.path);
  if ('is' in condition) return condition.is.some((wanted) => wanted === value);
  if ('has' in condition) return Array.isArray(value) && value.some((item) => condition.has.includes(labelOf(item)));
  return (Array.isArray(value) || typeof value === 'string') && value.length > 0;
}

/** The value at a dotted path of a resolved canvas. Throws InternalError where a part of the path is unknown. */
export function valueAt(canvas: object, path: string): unknown {
  let value: unknown = canvas;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new InternalError(`The canvas has no path ${path} (at "${key}")`);
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function labelOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { name, id } = item as { name?: unknown; id?: unknown };
  return String(name ?? id ?? '');
}
