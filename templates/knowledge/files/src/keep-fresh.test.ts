import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { config } from './config.ts';
import { keepFresh } from './keep-fresh.ts';

const before = { schedule: config.schedule, updateEveryMs: config.updateEveryMs };
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 0, 0, 30) }));
afterEach(() => {
  vi.useRealTimers();
  Object.assign(config, before);
});

test('reads by the schedule, renews in between, reports failures, and stops', async () => {
  Object.assign(config, { schedule: '*/10 * * * *', updateEveryMs: 240_000 });
  let ingested = 0;
  let renewed = 0;
  const errors: unknown[] = [];
  const stop = keepFresh({
    ingest: async () => {
      ingested += 1;
      throw new Error('out of reach');
    },
    renew: async () => {
      renewed += 1;
    },
    onError: (error) => errors.push(error),
  });
  await vi.advanceTimersByTimeAsync(21 * 60_000);
  expect({ ingested, renewed, errors: errors.length }).toEqual({ ingested: 2, renewed: 5, errors: 2 });
  stop();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect({ ingested, renewed }).toEqual({ ingested: 2, renewed: 5 });
});
