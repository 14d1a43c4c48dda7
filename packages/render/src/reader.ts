/** Reads values of a canvas by dotted path and remembers which settings were read. */
export interface Reader {
  /** The value at a path; undefined where the canvas has no such path. */
  read(path: string): unknown;
  /** Settings read since the reader was made, sorted. */
  settings(): string[];
}

/** A reader over `root`, a plain value such as the resolved canvas. */
export function createReader(root: unknown): Reader {
  const seen = new Set<string>();
  return {
    read(path) {
      seen.add(path);
      return valueAt(root, path.split('.'));
    },
    settings: () => [...seen].sort(),
  };
}

/** Follows `path` into plain objects and lists; undefined as soon as a step is missing. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
