import { InternalError } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import { durationMs, sizeBytes } from './index.ts';

describe('durations and sizes', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['1h', 3_600_000],
    ['30d', 2_592_000_000],
    ['forever', Number.POSITIVE_INFINITY],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each([
    ['1KB', 1024],
    ['512MB', 536_870_912],
    ['1GB', 1_073_741_824],
    ['2TB', 2_199_023_255_552],
  ])('%s is %d bytes', (text, bytes) => {
    expect(sizeBytes(text)).toBe(bytes);
  });

  it.each(['', '5', '1.5h', '0m', '-1h', '1 h', '1H', '1h ', '1w'])('refuses the duration %j', (text) => {
    expect(() => durationMs(text)).toThrow(InternalError);
  });

  it.each(['', '5', '1gb', '1 GB', '0MB', '1B'])('refuses the size %j', (text) => {
    expect(() => sizeBytes(text)).toThrow(InternalError);
  });
});
