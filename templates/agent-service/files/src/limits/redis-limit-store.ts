import type { Gap } from '@acme/security';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { LimitStore, LimitStoreOptions } from './limit-store.ts';
import { createMemoryLimitStore } from './memory-limit-store.ts';

/**
 * Counts in Redis, for all replicas together. While Redis does not answer, each replica counts for itself: limits get
 * looser, requests are not refused. Without `REDIS_URL`, which only development may lack, it counts in the process.
 */
export const createRedisLimitStore = ({ env, onError }: LimitStoreOptions): LimitStore => {
  if (!env.REDIS_URL) return createMemoryLimitStore();
  const client = new Redis(env.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 500 });
  let isAway = false;
  client.on('ready', () => {
    isAway = false;
  });
  client.on('error', (error) => {
    // An outage is reported once, not at each attempt to reconnect.
    if (!isAway) onError(error);
    isAway = true;
  });
  return {
    perMinute: ({ name, points }) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `limits:${name}`,
        points,
        duration: 60,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: 60 }),
      }),
    close: async () => client.disconnect(),
  };
};

export const redisLimitGaps = (env: NodeJS.ProcessEnv): Gap[] =>
  env.REDIS_URL ? [] : [{ what: 'rate limits: no Redis, each replica would count for itself', fix: 'set REDIS_URL' }];
