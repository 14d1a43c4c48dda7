import { type Thread, threadKey } from '../owner.ts';
import { MAX_ENTRIES, type ShortTermOptions, type ShortTermStore } from './short-term-store.ts';

interface Held {
  readonly thread: Thread;
  readonly entries: readonly string[];
  readonly bytes: number;
  readonly expiresAt: number;
}

/** What a Map entry and its strings take beside the text itself, roughly. */
const OVERHEAD_BYTES = 200;

/** A map in this process, within `maxBytes`: the thread that was used longest ago goes first. */
export const openInProcess = async ({
  ttlMs,
  maxBytes,
  clock,
}: Omit<ShortTermOptions, 'env'>): Promise<ShortTermStore> => {
  const threads = new Map<string, Held>();
  let bytes = 0;

  const drop = (key: string): void => {
    bytes -= threads.get(key)?.bytes ?? 0;
    threads.delete(key);
  };
  const hold = (thread: Thread, entries: readonly string[]): void => {
    const key = threadKey(thread);
    drop(key);
    const size =
      OVERHEAD_BYTES + entries.reduce((sum, entry) => sum + Buffer.byteLength(entry), Buffer.byteLength(key));
    threads.set(key, { thread, entries, bytes: size, expiresAt: clock() + ttlMs });
    bytes += size;
    for (const oldest of threads.keys()) {
      if (bytes <= maxBytes) return;
      drop(oldest);
    }
  };
  const find = (thread: Thread): Held | undefined => {
    const held = threads.get(threadKey(thread));
    return held && held.expiresAt > clock() ? held : undefined;
  };
  const dropWhere = (matches: (held: Held) => boolean): number => {
    const keys = [...threads].filter(([, held]) => matches(held)).map(([key]) => key);
    for (const key of keys) drop(key);
    return keys.length;
  };

  return {
    read: async (thread) => {
      const held = find(thread);
      if (!held) return undefined;
      hold(thread, held.entries);
      return [...held.entries];
    },
    fill: async (thread, entries) => {
      if (entries.length > 0) hold(thread, entries);
    },
    append: async (thread, entries) => {
      const held = find(thread);
      if (held) hold(thread, [...held.entries, ...entries].slice(-MAX_ENTRIES));
    },
    erase: async ({ tenant, user }) =>
      dropWhere(({ thread: { owner } }) => owner.tenant === tenant && owner.user === user),
    sweep: async (now) => dropWhere(({ expiresAt }) => expiresAt <= now),
    close: async () => threads.clear(),
  };
};
