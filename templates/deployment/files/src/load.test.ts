import { expect, it } from 'vitest';
import { config } from './config.ts';
import { judge } from './judge.ts';
import { load } from './load.ts';
import { percentile } from './percentile.ts';
import { serveForTest } from './serve-for-test.ts';

const limits = { ...config, errorRatePct: 1, loadP95Ms: 300, service: { p50Ms: 100, p95Ms: 250, p99Ms: 500 } };
const missed = (result: Awaited<ReturnType<typeof load>>, changes: Partial<typeof limits> = {}): string[] =>
  judge({ result, limits: { ...limits, ...changes }, rps: 40 })
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

it('sends at the rate asked for and holds a quick service to be good', async () => {
  const { url, seen } = await serveForTest();
  const result = await load({ target: { url }, rps: 40, seconds: 1, input: 'Hello' });
  expect(result).toMatchObject({ sent: 40, failed: 0 });
  expect(seen.runs).toBe(40);
  expect(missed(result)).toEqual([]);
});

it('does not wait for a slow service before it sends the next request', async () => {
  const { url, seen } = await serveForTest({ delayMs: 400 });
  const result = await load({ target: { url }, rps: 40, seconds: 1, input: 'Hello' });
  expect(seen.mostAtOnce).toBeGreaterThan(10);
  expect(missed(result)).toEqual(expect.arrayContaining(['service p50', 'service p95', 'service p99', 'whole p95']));
  expect(missed(result, { loadP95Ms: 5000 })).not.toContain('whole p95');
});

it.each([
  ['an error status', { http: 500 }],
  ['a failed run', { status: 'failed' }],
])('counts %s as a failure', async (_case, behaviour) => {
  const { url } = await serveForTest(behaviour);
  const result = await load({ target: { url }, rps: 40, seconds: 0.25, input: 'Hello' });
  expect(result).toMatchObject({ sent: 10, failed: 10, latenciesMs: [] });
  expect(missed(result)).toEqual(expect.arrayContaining(['errors', 'rate']));
});

it('takes percentiles by nearest rank', () => {
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(percentile([4, 1, 3, 2], 0.95)).toBe(4);
  expect(percentile([], 0.5)).toBeNaN();
});
