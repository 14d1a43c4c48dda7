import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { LimitStore } from './limit-store.ts';

/** Counts in this process: right for one replica. */
export const createMemoryLimitStore = (): LimitStore => ({
  perMinute: ({ name, points }) => new RateLimiterMemory({ keyPrefix: name, points, duration: 60 }),
  close: async () => {},
});
