import { parse } from 'yaml';

/** How often each unit (a line, or a key with its value) stands in a file. */
export type Units = ReadonlyMap<string, number>;

/**
 * Takes a file apart into what must not get lost: a JSON or YAML file into keys with values and comments, any other into its
 * lines; indentation, line ends, order and lines of brackets alone do not count.
 */
export function unitsOf(path: string, text: string): Units {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return count(dataOf(path, plain) ?? linesOf(plain));
}

/** Keys with values; undefined where the file is no data or does not parse (a conflict with markers). */
function dataOf(path: string, text: string): string[] | undefined {
  const comment = /\.json$/.test(path) ? /^\s*\/\// : /^\s*#/;
  if (!/\.(json|ya?ml)$/.test(path)) return undefined;
  try {
    const lines = text.split('\n');
    const value: unknown = path.endsWith('.json')
      ? JSON.parse(lines.filter((line) => !comment.test(line)).join('\n'))
      : parse(text);
    return [...leaves(value, ''), ...lines.filter((line) => comment.test(line)).map((line) => line.trim())];
  } catch {
    return undefined;
  }
}

function leaves(value: unknown, path: string): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${path} = []`] : value.flatMap((item) => leaves(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path} = ${JSON.stringify(value)}`];
  const entries = Object.entries(value);
  return entries.length === 0 ? [`${path} = {}`] : entries.flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));

function count(units: readonly string[]): Units {
  const counted = new Map<string, number>();
  for (const unit of units) counted.set(unit, (counted.get(unit) ?? 0) + 1);
  return counted;
}
