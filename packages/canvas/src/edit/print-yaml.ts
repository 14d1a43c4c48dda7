import { parse } from 'yaml';
import { isObject } from '../data.ts';

const widest = 100;
const plain = /^[A-Za-z0-9](?:[A-Za-z0-9 _./+-]*[A-Za-z0-9_./+-])?$/;
/** Words that other YAML readers take for true or false. */
const ambiguous = /^(y|n|yes|no|on|off)$/i;

/** A scalar that is right in block and in flow context; text that needs quotes gets them in the style of `quote`. */
export function printScalar(value: unknown, quote: "'" | '"' = '"'): string {
  if (typeof value !== 'string') return String(value);
  if (plain.test(value) && !ambiguous.test(value) && parse(value) === value) return value;
  return quoted(value, quote);
}

/** The text between quotes. */
export function quoted(value: string, quote: "'" | '"'): string {
  const isSimple = /^[\x20-\x7e]*$/.test(value);
  if (quote === "'" && isSimple) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Any value on one line: `{ name: billing, tools: [refund] }`. Keys whose value is undefined are left out. */
export function printFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlow).join(', ')}]`;
  if (!isObject(value)) return printScalar(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, part]) => `${printScalar(key)}: ${printFlow(part)}`).join(', ')} }`;
}

export interface BlockPlace {
  /** Spaces before the key. */
  readonly indent: number;
  readonly step: number;
  readonly eol: string;
  /** Lines for each key of the value, however short it is. */
  readonly isOpen?: boolean;
}

/** `key: value` in block context: on one line where that is short, else spread over lines. No line end after it. */
export function printPair(key: string, value: unknown, place: BlockPlace): string {
  const { indent, step, eol, isOpen = false } = place;
  const start = `${' '.repeat(indent)}${printScalar(key)}:`;
  const line = `${start} ${printFlow(value)}`;
  const inner = { indent: indent + step, step, eol };
  if (isObject(value) && Object.keys(value).length > 0 && (isOpen || line.length > widest)) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return [start, ...entries.map(([name, part]) => printPair(name, part, inner))].join(eol);
  }
  if (Array.isArray(value) && line.length > widest) {
    return [start, ...value.map((item) => `${' '.repeat(inner.indent)}- ${printFlow(item)}`)].join(eol);
  }
  return line;
}
