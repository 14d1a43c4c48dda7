import { afterEach, expect, test, vi } from 'vitest';
import { config } from '../config.ts';
import { readReply, stubModel } from '../testing/stub-model.ts';
import { cacheDecisions } from './cache-decisions.ts';

afterEach(() => {
  vi.useRealTimers();
});
const context = { pool: [], log: { info: vi.fn() } };

test('asks once for the same decision, until the cache’s time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const model = stubModel('small', 'orders');
  const cached = cacheDecisions(model, { ...context, use: 'route' });
  await readReply(cached);
  expect(await readReply(cached)).toEqual({ text: 'orders', model: 'small', costMicroUsd: 0 });
  expect(model.requests).toHaveLength(1);
  vi.setSystemTime(Date.now() + config.decisionCacheTtlMs + 1);
  await readReply(cached);
  expect(model.requests).toHaveLength(2);
});

test('never caches answers', () => {
  const model = stubModel('main', 'hello');
  expect(cacheDecisions(model, { ...context, use: 'answer' })).toBe(model);
});
