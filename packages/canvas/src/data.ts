/** A plain object of a parsed file. */
export interface Json {
  [key: string]: unknown;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own value at `keys`, or undefined. Lists are entered by index. */
export function valueIn(data: unknown, keys: readonly string[]): unknown {
  let value = data;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Json)[key];
  }
  return value;
}

/** Sets the value at `keys` of a draft, making objects on the way. */
export function setAt(draft: Json, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (rest.length === 0) {
    draft[key] = value;
    return;
  }
  const next = draft[key];
  const inner: Json = isObject(next) ? next : {};
  draft[key] = inner;
  setAt(inner, rest, value);
}

/** Freezes `value` and all that it holds. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
