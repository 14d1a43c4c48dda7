import { durationMs, sizeBytes } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import { stringify } from 'yaml';
import { camelCase, kebabCase, pascalCase } from './cases.ts';

export type Helper = (args: readonly unknown[], named: Readonly<Record<string, unknown>>) => unknown;
export type Helpers = Readonly<Record<string, Helper>>;

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new InternalError(`a number was expected, not ${JSON.stringify(value)}`);
  return value;
};
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const isTruthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The helpers of every template that depend on nothing but their arguments. */
export const plainHelpers: Helpers = {
  eq: ([a, b]) => a === b,
  ne: ([a, b]) => a !== b,
  gt: ([a, b]) => number(a) > number(b),
  lt: ([a, b]) => number(a) < number(b),
  and: (args) => args.every(isTruthy),
  or: (args) => args.some(isTruthy),
  not: ([value]) => !isTruthy(value),
  any: ([list]) => isTruthy(list),
  includes: ([list, value]) => includes(list, value),
  optional: ([item, field]) => (item as Record<string, unknown> | null)?.[text(field)] ?? null,
  json: ([value], { indent }) => JSON.stringify(value, null, indent === undefined ? undefined : number(indent)),
  yaml: ([value], { indent = 0 }) => indented(stringify(value, { lineWidth: 0 }).trimEnd(), number(indent)),
  quote: ([value]) => JSON.stringify(text(value)),
  kebab: ([value]) => kebabCase(text(value)),
  camel: ([value]) => camelCase(text(value)),
  pascal: ([value]) => pascalCase(text(value)),
  upper: ([value]) => text(value).toUpperCase(),
  join: ([list, separator]) => (list as unknown[]).join(separator === undefined ? ', ' : text(separator)),
  cell: ([value]) =>
    text(value)
      .replaceAll('|', '\\|')
      .replaceAll(/\s*\n\s*/g, ' '),
  date: ([value]) => text(value).slice(0, 10),
  ms: ([value]) => durationMs(text(value)),
  seconds: ([value]) => durationMs(text(value)) / 1000,
  bytes: ([value]) => sizeBytes(text(value)),
  duration: ([value]) => humanDuration(number(value)),
  number: ([value]) => grouped(number(value)),
  percent: ([value]) => `${round(number(value) * 100, 4)} %`,
  plus: ([a, b]) => round(number(a) + number(b), 10),
  times: ([a, b]) => round(number(a) * number(b), 10),
  divide: ([a, b]) => round(number(a) / number(b), 10),
  round: ([value, digits]) => round(number(value), digits === undefined ? 0 : number(digits)),
};

function includes(list: unknown, value: unknown): boolean {
  if (typeof list === 'string') return list.includes(text(value));
  return (list as unknown[]).some((item) => item === value || namedAs(item, value));
}

function namedAs(item: unknown, name: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const { id, name: itemName } = item as { id?: unknown; name?: unknown };
  return id === name || itemName === name;
}

function indented(lines: string, width: number): string {
  return lines.replaceAll('\n', `\n${' '.repeat(width)}`);
}

/** Thousands separated by commas: 1200.5 is 1,200.5. By hand, since the first use of a locale costs a cold start. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** Rounds for print: 0.1 + 0.2 is 0.3 in an emitted file. */
function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

function humanDuration(ms: number): string {
  if (!Number.isFinite(ms)) return 'forever';
  let rest = ms;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count}${unit}`] : [];
  });
  return parts.slice(0, 2).join(' ') || '0s';
}
