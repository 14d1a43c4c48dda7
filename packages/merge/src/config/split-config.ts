import type { Group } from '../tree/tree.ts';
import { parseValue } from './parse-value.ts';

/** A config module in three parts, each of whole lines: what stands before the object, the object's statement, what follows. */
export interface ConfigParts {
  readonly before: string;
  /** `export const config = ` */
  readonly head: string;
  readonly object: Group;
  /** The rest of the closing line. */
  readonly rest: string;
  readonly after: string;
}

/** Finds the object literal that a config module exports (`config` before others); `undefined` where there is none. */
export function splitConfig(text: string): ConfigParts | undefined {
  const found =
    /^export const config\b[^=\n]*=\s*(?=\{)/m.exec(text) ?? /^export const \w+[^=\n]*=\s*(?=\{)/m.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const { node, end } = parseValue(text, start, 'code');
  if (node.type !== 'map') return undefined;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  return {
    before: text.slice(0, found.index),
    head: found[0],
    object: node,
    rest: text.slice(end, lineEnd),
    after: text.slice(lineEnd),
  };
}
