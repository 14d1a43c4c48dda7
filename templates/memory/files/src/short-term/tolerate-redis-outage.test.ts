import { expect, test } from 'vitest';
import { openInProcess } from './in-process.ts';
import type { ShortTermStore } from './short-term-store.ts';
import { tolerateRedisOutage } from './tolerate-redis-outage.ts';

const thread = { owner: { tenant: 'a', user: 'ann' }, threadId: 't' };
const options = { ttlMs: 1_000, maxBytes: 10_000, clock: Date.now, env: {} };

const open = async () => {
  const inner = await openInProcess(options);
  const reported: string[] = [];
  let isDown = false;
  const unlessDown =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isDown) throw new Error('connection is closed');
      return work(...args);
    };
  const breakable: ShortTermStore = {
    read: unlessDown(inner.read),
    fill: unlessDown(inner.fill),
    append: unlessDown(inner.append),
    erase: unlessDown(inner.erase),
    sweep: inner.sweep,
    close: inner.close,
  };
  const store = tolerateRedisOutage(breakable, { ...options, onOutage: ({ message }) => reported.push(message) });
  const goes = (down: boolean) => {
    isDown = down;
  };
  return { store, goes, reported };
};

test('during an outage nothing is held, and that is reported once', async () => {
  const { store, goes, reported } = await open();
  await store.fill(thread, ['one']);
  goes(true);
  expect(await store.read(thread)).toBeUndefined();
  await store.append(thread, ['two']);
  expect(reported).toEqual(['connection is closed']);
  await expect(store.erase(thread.owner)).rejects.toThrow('closed');
});

test('a thread that missed an entry is not read before it is filled anew', async () => {
  const { store, goes } = await open();
  await store.fill(thread, ['one']);
  goes(true);
  await store.append(thread, ['two']);
  goes(false);
  expect(await store.read(thread)).toBeUndefined();
  await store.fill(thread, ['one', 'two']);
  await store.append(thread, ['three']);
  expect(await store.read(thread)).toEqual(['one', 'two', 'three']);
});

test('a thread that missed nothing is read again after the outage, and a new outage is reported again', async () => {
  const { store, goes, reported } = await open();
  await store.fill(thread, ['one']);
  for (let outage = 1; outage <= 2; outage += 1) {
    goes(true);
    await store.read(thread);
    goes(false);
    expect(await store.read(thread)).toEqual(['one']);
    expect(reported).toHaveLength(outage);
  }
});
