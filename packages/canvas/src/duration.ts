import { InternalError } from '@agent-canvas/errors';
import * as z from 'zod';

const millisecondsOf = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const pattern = /^([1-9]\d*)(s|m|h|d)$/;

/** A time span as text: `90s`, `15m`, `1h`, `30d`. */
export const duration = z.string().regex(pattern).describe('a duration such as 90s, 15m, 1h or 30d');

/** A time span that may have no end: also `forever`. */
export const durationOrForever = z
  .string()
  .regex(/^([1-9]\d*(s|m|h|d)|forever)$/)
  .describe('a duration such as 90s, 15m, 1h or 30d, or forever');

/** Milliseconds of a duration text; `forever` is Infinity. Throws InternalError for text that is no duration. */
export function durationMs(text: string): number {
  if (text === 'forever') return Number.POSITIVE_INFINITY;
  const [, amount, unit] = pattern.exec(text) ?? [];
  if (!amount || !unit) throw new InternalError(`Not a duration: ${text}`);
  return Number(amount) * millisecondsOf[unit as keyof typeof millisecondsOf];
}
