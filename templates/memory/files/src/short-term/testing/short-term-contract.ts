import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShortTermStore } from '../short-term-store.ts';

const TTL_MS = 300;
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const threadOf = (user: string, threadId: string, tenant = 'acme') => ({ owner: { tenant, user }, threadId });

/** What every short-term store must do; `missing` says why one cannot run here. */
export const shortTermContract = ({
  name,
  missing,
  open,
}: {
  name: string;
  missing: string | undefined;
  open: (ttlMs: number) => Promise<ShortTermStore>;
}): void => {
  describe.skipIf(missing)(`${name}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let store: ShortTermStore;
    beforeAll(async () => {
      store = await open(TTL_MS);
    });
    afterAll(() => store?.close());

    test('returns what a thread was filled with, and what was added, in order', async () => {
      const thread = threadOf('ann', 'one');
      await store.fill(thread, ['a', 'b']);
      await store.append(thread, ['c']);
      expect(await store.read(thread)).toEqual(['a', 'b', 'c']);
    });

    test('does not hold half a thread: adding to one that is not held does nothing', async () => {
      await store.append(threadOf('ann', 'unknown'), ['late']);
      expect(await store.read(threadOf('ann', 'unknown'))).toBeUndefined();
      await store.fill(threadOf('ann', 'empty'), []);
      expect(await store.read(threadOf('ann', 'empty'))).toBeUndefined();
    });

    test('filling replaces', async () => {
      const thread = threadOf('ann', 'refilled');
      await store.fill(thread, ['old']);
      await store.fill(thread, ['new']);
      expect(await store.read(thread)).toEqual(['new']);
    });

    test('keeps the last 500 entries of a thread', async () => {
      const thread = threadOf('ann', 'long');
      await store.fill(thread, ['first']);
      await store.append(
        thread,
        Array.from({ length: 500 }, (_, index) => String(index)),
      );
      const entries = await store.read(thread);
      expect(entries).toHaveLength(500);
      expect(entries?.at(0)).toBe('0');
    });

    test('keeps owners apart whose names could run together', async () => {
      await store.fill(threadOf('b","c', 'x', 'a'), ['secret']);
      expect(await store.read(threadOf('c', 'x', 'a","b'))).toBeUndefined();
      expect(await store.read(threadOf('b","c', 'x', 'a'))).toEqual(['secret']);
    });

    test('forgets a thread after its time, counted from its last use', async () => {
      const thread = threadOf('ben', 'timed');
      await store.fill(thread, ['x']);
      await later(TTL_MS * 0.6);
      expect(await store.read(thread)).toEqual(['x']);
      await later(TTL_MS * 0.6);
      expect(await store.read(thread)).toEqual(['x']);
      await later(TTL_MS * 1.5);
      expect(await store.read(thread)).toBeUndefined();
    });

    test('erases all threads of one owner and nothing else', async () => {
      await store.fill(threadOf('cat', 'one'), ['x']);
      await store.fill(threadOf('cat', 'two'), ['y']);
      await store.fill(threadOf('cat', 'one', 'other'), ['z']);
      expect(await store.erase({ tenant: 'acme', user: 'cat' })).toBe(2);
      expect(await store.read(threadOf('cat', 'one'))).toBeUndefined();
      expect(await store.read(threadOf('cat', 'one', 'other'))).toEqual(['z']);
      expect(await store.erase({ tenant: 'acme', user: 'cat' })).toBe(0);
    });
  });
};
