import { expect, test } from 'vitest';
import { openInProcess } from './in-process.ts';
import { shortTermContract } from './testing/short-term-contract.ts';

shortTermContract({
  name: 'short-term memory in the process',
  missing: undefined,
  open: (ttlMs) => openInProcess({ ttlMs, maxBytes: 1_000_000, clock: Date.now }),
});

const thread = (threadId: string) => ({ owner: { tenant: 't', user: 'u' }, threadId });

test('stays within its bytes: the thread used longest ago goes first', async () => {
  const store = await openInProcess({ ttlMs: 60_000, maxBytes: 5_000, clock: Date.now });
  await store.fill(thread('a'), ['x'.repeat(2_000)]);
  await store.fill(thread('b'), ['x'.repeat(2_000)]);
  await store.read(thread('a'));
  await store.fill(thread('c'), ['x'.repeat(2_000)]);
  expect(await store.read(thread('a'))).toBeDefined();
  expect(await store.read(thread('b'))).toBeUndefined();
  expect(await store.read(thread('c'))).toBeDefined();
});

test('an entry larger than all of its bytes is not held, and leaves room for others', async () => {
  const store = await openInProcess({ ttlMs: 60_000, maxBytes: 1_000, clock: Date.now });
  await store.fill(thread('huge'), ['x'.repeat(2_000)]);
  await store.fill(thread('small'), ['x']);
  expect(await store.read(thread('huge'))).toBeUndefined();
  expect(await store.read(thread('small'))).toEqual(['x']);
});

test('the sweep drops what has expired and counts it', async () => {
  let now = 0;
  const store = await openInProcess({ ttlMs: 100, maxBytes: 1_000, clock: () => now });
  await store.fill(thread('a'), ['x']);
  now = 60;
  await store.fill(thread('b'), ['x']);
  now = 120;
  expect(await store.sweep(now)).toBe(1);
  expect(await store.read(thread('b'))).toEqual(['x']);
});
