import { expect, test } from 'vitest';
import { ModelError } from '../model-error.ts';
import { collect, readReply, says, stubModel } from '../testing/stub-model.ts';
import { withRetries } from './with-retries.ts';

const settings = {
  retry: { maxAttempts: 3, initialDelayMs: 1, multiplier: 2, maxDelayMs: 40 },
  breaker: { errorPct: 50, windowSeconds: 1, minRequests: 4 },
};
const overloaded = new ModelError('unavailable', 'overloaded');
const request = { messages: [], tools: [] };

test('tries as often as maxAttempts says, and no more', async () => {
  const model = stubModel('main', overloaded);
  await expect(readReply(withRetries(model, settings))).rejects.toBe(overloaded);
  expect(model.requests).toHaveLength(3);
});

test('answers once an attempt succeeds', async () => {
  const model = stubModel('main', overloaded, overloaded, 'hello');
  expect(await readReply(withRetries(model, settings))).toMatchObject({ text: 'hello' });
});

test('waits as long as the provider asks', async () => {
  const model = stubModel('main', new ModelError('rate-limited', 'slow down', { retryAfterMs: 30 }), 'hello');
  const start = performance.now();
  await readReply(withRetries(model, settings));
  expect(performance.now() - start).toBeGreaterThan(25);
});

test.each([
  ['the request is at fault', new ModelError('invalid-request', 'no')],
  [
    'the provider asks for more patience than there is',
    new ModelError('rate-limited', 'later', { retryAfterMs: 60_000 }),
  ],
])('tries once where %s', async (_when, error) => {
  const model = stubModel('main', error);
  await expect(readReply(withRetries(model, settings))).rejects.toBe(error);
  expect(model.requests).toHaveLength(1);
});

test('repeats nothing once a text is out', async () => {
  let calls = 0;
  const breaking = {
    id: 'main',
    async *stream() {
      calls += 1;
      yield { type: 'text' as const, text: 'Hel' };
      throw overloaded;
    },
  };
  await expect(readReply(withRetries(breaking, settings))).rejects.toBe(overloaded);
  expect(calls).toBe(1);
});

test('leaves a model alone while too many calls fail, and tries it again afterwards', async () => {
  const failing = Array.from({ length: 12 }, () => overloaded);
  const model = stubModel('main', ...failing, says('main', 'well again'));
  const resilient = withRetries(model, settings);
  const failures: unknown[] = [];
  for (let call = 0; call < 6; call += 1) await readReply(resilient).catch((error) => failures.push(error));
  expect(model.requests).toHaveLength(12);
  expect(failures.at(-1)).toMatchObject({ code: 'unavailable', retryable: true });
  expect(failures.at(-1)).not.toBe(overloaded);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await readReply(resilient)).toMatchObject({ text: 'well again' });
});

test('an abort while waiting ends the call with its reason', async () => {
  const slow = { ...settings, retry: { ...settings.retry, initialDelayMs: 10_000, maxDelayMs: 10_000 } };
  const controller = new AbortController();
  const reason = new Error('the user left');
  setTimeout(() => controller.abort(reason), 10);
  const stream = withRetries(stubModel('main', overloaded), slow).stream(request, { signal: controller.signal });
  await expect(collect(stream)).rejects.toBe(reason);
});
