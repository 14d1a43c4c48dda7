import type { Model, Models } from '@acme/models';
import { expect, test } from 'vitest';
import { ExternalTime, timeModels } from './external-time.ts';

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
  await timed.within(time, async () => {
    const stream = timed.models
      .forUse('answer')
      .stream({ messages: [], tools: [] }, { signal: new AbortController().signal });
    for await (const _ of stream) await pause(50);
  });
  expect(time.milliseconds).toBeGreaterThan(70);
  expect(time.milliseconds).toBeLessThan(125);
});

test('overlapping work counts once, and two requests do not mix', async () => {
  const time = new ExternalTime();
  const other = new ExternalTime();
  time.enter();
  time.enter();
  await pause(40);
  time.leave();
  await pause(20);
  time.leave();
  expect(time.milliseconds).toBeGreaterThan(50);
  expect(time.milliseconds).toBeLessThan(95);
  expect(other.milliseconds).toBe(0);
});
