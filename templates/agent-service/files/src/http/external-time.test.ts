import type { Model, Models } from '@acme/models';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ExternalTime, timeModels } from './external-time.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const usage = { inputTokens: 1, outputTokens: 1, costMicroUsd: 0, estimated: false };
const slow: Model = {
  id: 'slow',
  async *stream() {
    await pause(40);
    yield { type: 'text', text: 'a' };
    await pause(40);
    yield { type: 'reply', reply: { model: 'slow', text: 'a', toolCalls: [], stop: 'end', usage } };
  },
};
const models: Models = { scripted: false, forUse: () => slow };

test('only the wait for a model counts, not what is done with its words', async () => {
  const timed = timeModels(models);
  const time = new ExternalTime();
  const work = timed.within(time, async () => {
    const stream = timed.models
      .forUse('answer')
      .stream({ messages: [], tools: [] }, { signal: new AbortController().signal });
    for await (const _ of stream) await pause(50);
  });
  await vi.advanceTimersByTimeAsync(1000);
  await work;
  expect(time.milliseconds).toBe(80);
});

test('overlapping work counts once, and two requests do not mix', () => {
  const time = new ExternalTime();
  const other = new ExternalTime();
  time.enter();
  time.enter();
  vi.advanceTimersByTime(40);
  time.leave();
  vi.advanceTimersByTime(20);
  time.leave();
  vi.advanceTimersByTime(30);
  expect(time.milliseconds).toBe(60);
  expect(other.milliseconds).toBe(0);
});
