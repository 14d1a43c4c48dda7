import { type Thread, threadKey } from '../owner.ts';
import type { ShortTermOptions, ShortTermStore } from './short-term-store.ts';

/**
 * Short-term memory copies what working memory keeps, so its outage costs time and no answer: threads count as not held,
 * and one that missed an entry is filled anew before it is read again. Erasure alone still fails, since nobody could say
 * that it was done. Only this replica knows what it could not write: where the others still reach the server, they may
 * lack those turns until the thread expires.
 */
export const tolerateRedisOutage = (
  store: ShortTermStore,
  { ttlMs, clock, onOutage }: Pick<ShortTermOptions, 'ttlMs' | 'clock' | 'onOutage'>,
): ShortTermStore => {
  /** Threads whose copy lacks an entry, and since when. */
  const incomplete = new Map<string, number>();
  let isAway = false;

  /** Undefined: it failed, which is reported once for each outage. */
  const attempt = async <T>(work: () => Promise<T>): Promise<{ value: T } | undefined> => {
    try {
      const value = await work();
      isAway = false;
      return { value };
    } catch (error) {
      if (!isAway) onOutage?.(error instanceof Error ? error : new Error(String(error)));
      isAway = true;
      return undefined;
    }
  };
  const distrust = (thread: Thread): void => {
    incomplete.set(threadKey(thread), clock());
  };

  return {
    ...store,
    read: async (thread) => {
      // Asked in any case: that is how the end of an outage is noticed.
      const held = await attempt(() => store.read(thread));
      return incomplete.has(threadKey(thread)) ? undefined : held?.value;
    },
    fill: async (thread, entries) => {
      if (isAway || !(await attempt(() => store.fill(thread, entries)))) distrust(thread);
      else incomplete.delete(threadKey(thread));
    },
    append: async (thread, entries) => {
      if (incomplete.has(threadKey(thread))) return;
      if (isAway || !(await attempt(() => store.append(thread, entries)))) distrust(thread);
    },
    sweep: async (now) => {
      for (const [thread, since] of incomplete) if (now - since > ttlMs) incomplete.delete(thread);
      return store.sweep(now);
    },
  };
};
