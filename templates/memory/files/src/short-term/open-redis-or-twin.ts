import { openInProcess } from './in-process.ts';
import { openRedis } from './redis.ts';
import type { ShortTermOptions, ShortTermStore } from './short-term-store.ts';
import { tolerateRedisOutage } from './tolerate-redis-outage.ts';

/** Redis at `REDIS_URL`; without one, outside production, its twin in this process. */
export const openRedisOrTwin = async (options: ShortTermOptions): Promise<ShortTermStore> => {
  const { REDIS_URL: url, NODE_ENV } = options.env;
  if (url) return tolerateRedisOutage(await openRedis({ ...options, url }), options);
  if (NODE_ENV === 'production')
    throw new Error('REDIS_URL is not set: production does not keep short-term memory in the process');
  return openInProcess(options);
};
