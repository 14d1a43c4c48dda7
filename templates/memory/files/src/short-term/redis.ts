import { Redis } from 'ioredis';
import { type Owner, type Thread, threadKey } from '../owner.ts';
import { MAX_ENTRIES, type ShortTermOptions, type ShortTermStore } from './short-term-store.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 1_000;

const listOf = (thread: Thread): string => `memory:thread:${threadKey(thread)}`;
/** The keys of an owner's threads, for erasure without a scan of all keys. */
const indexOf = ({ tenant, user }: Owner): string => `memory:owner:${JSON.stringify([tenant, user])}`;

/**
 * Redis lists, one a thread; the server expires them, and its `maxmemory` bounds them.
 * Fails at once when the server does not answer.
 */
export const openRedis = async ({
  url,
  ttlMs,
}: Pick<ShortTermOptions, 'ttlMs'> & { url: string }): Promise<ShortTermStore> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    // While the connection is down a command fails at once: nobody waits for its time-out.
    enableOfflineQueue: false,
  });
  // Commands report what they meet; without a listener a broken connection would end the process.
  redis.on('error', () => {});
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    throw new Error('Redis at REDIS_URL is out of reach', { cause });
  }

  const run = async (commands: ReturnType<Redis['multi']>): Promise<unknown[]> => {
    const replies = (await commands.exec()) ?? [];
    const failure = replies.find(([error]) => error)?.[0];
    if (failure) throw failure;
    return replies.map(([, reply]) => reply);
  };

  return {
    read: async (thread) => {
      const list = listOf(thread);
      const [entries] = await run(
        redis.multi().lrange(list, 0, -1).pexpire(list, ttlMs).pexpire(indexOf(thread.owner), ttlMs),
      );
      const found = entries as string[];
      return found.length > 0 ? found : undefined;
    },
    fill: async (thread, entries) => {
      const list = listOf(thread);
      const index = indexOf(thread.owner);
      if (entries.length === 0) return;
      await run(
        redis
          .multi()
          .del(list)
          .rpush(list, ...entries)
          .pexpire(list, ttlMs)
          .sadd(index, list)
          .pexpire(index, ttlMs),
      );
    },
    append: async (thread, entries) => {
      const list = listOf(thread);
      if (entries.length === 0) return;
      await run(
        redis
          .multi()
          .rpushx(list, ...entries)
          .ltrim(list, -MAX_ENTRIES, -1)
          .pexpire(list, ttlMs)
          .pexpire(indexOf(thread.owner), ttlMs),
      );
    },
    erase: async (owner) => {
      const lists = await redis.smembers(indexOf(owner));
      const deleted = lists.length > 0 ? await redis.del(...lists) : 0;
      await redis.del(indexOf(owner));
      return deleted;
    },
    sweep: async () => 0,
    close: async () => {
      // A server that is away cannot be taken leave of.
      await redis.quit().catch(() => redis.disconnect());
    },
  };
};
