import { UsageError } from '@agent-canvas/errors';
import type { Canvas } from '../canvas-schema.ts';
import { valueAt } from '../condition.ts';
import { isObject } from '../data.ts';
import { formulas } from './formulas.ts';

/** How a derived number came about. */
export interface DerivedExplanation {
  /** `derived.<name>`. */
  readonly name: string;
  /** The setting that the number replaces where the answer is `auto`. */
  readonly sets?: string;
  /** With names: `monthlyUsers × interactionsPerUserPerDay × peakFactor ÷ 86400 seconds, rounded up`. */
  readonly formula: string;
  /** With the numbers of this canvas, and the result: `1000 × 2 × 5 ÷ 86400 seconds, rounded up = 1`. */
  readonly filled: string;
  readonly reason: string;
  readonly value: number;
}

/**
 * Explains `derived.<name>`, or the formula behind a setting whose default is `auto`. Throws UsageError for a path that no
 * formula gives.
 */
export function explainDerived(path: string, canvas: Canvas): DerivedExplanation {
  const found = formulas.find(({ name, sets }) => path === `derived.${name}` || path === sets);
  if (!found) {
    throw new UsageError({
      code: 'E_UNKNOWN_PATH',
      message: `No formula gives ${path}`,
      hint: `Derived are: ${formulas.map(({ name }) => `derived.${name}`).join(', ')}.`,
    });
  }
  const { name, sets, formula, reason } = found;
  const value = canvas.derived[name];
  const replaced = (text: (path: string) => string) =>
    formula.replaceAll(/\{([\w.]+)\}/g, (_, input: string) => text(input));
  return {
    name: `derived.${name}`,
    ...(sets ? { sets } : {}),
    formula: replaced((input) => input.split('.').at(-1) ?? input),
    filled: `${replaced((input) => shown(valueAt(canvas, input)))} = ${value}`,
    reason,
    value,
  };
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length > 0 ? value.map(itemText).join(', ') : 'none';
}

function itemText(item: unknown): string {
  if (!isObject(item)) return String(item);
  const price =
    'inputUsdPerMTok' in item ? ` (${item.inputUsdPerMTok} and ${item.outputUsdPerMTok} USD a million tokens)` : '';
  return `${item.name ?? item.id}${price}`;
}
