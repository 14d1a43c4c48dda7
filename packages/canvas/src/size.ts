import { InternalError } from '@agent-canvas/errors';
import * as z from 'zod';

const bytesOf = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 } as const;
const pattern = /^([1-9]\d*)(KB|MB|GB|TB)$/;

/** An amount of bytes as text: `512MB`, `1GB`. */
export const size = z.string().regex(pattern).describe('a size such as 512MB or 1GB');

/** Bytes of a size text (1 GB is 1024³ bytes, as Redis and Docker count). Throws InternalError for text that is no size. */
export function sizeBytes(text: string): number {
  const [, amount, unit] = pattern.exec(text) ?? [];
  if (!amount || !unit) throw new InternalError(`Not a size: ${text}`);
  return Number(amount) * bytesOf[unit as keyof typeof bytesOf];
}
