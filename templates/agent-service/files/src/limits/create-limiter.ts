import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { config } from '../config.ts';
import { Problem } from '../http/problem.ts';
import type { LimitStore } from './limit-store.ts';

export interface Reservation {
  /** Replaces the estimate by what the run really used. */
  settle(tokens: number): Promise<void>;
}

export interface Limiter {
  /** Takes one request and an estimate of tokens from the user and from all; throws `rate_limited` where one is used up. */
  reserve(request: { user: string; tokens: number }): Promise<Reservation>;
}

interface Taken {
  readonly limit: RateLimiterAbstract;
  readonly key: string;
  readonly points: number;
  /** When the minute that the points were taken from ends: giving back later would enlarge the next one. */
  readonly endsAt: number;
}

/** Limits per user and for all, requests and tokens apart. What a refused request had taken is given back. */
export const createLimiter = ({ store, clock = Date.now }: { store: LimitStore; clock?: () => number }): Limiter => {
  const { perUser, global } = config.limits;
  const limits = {
    userRequests: store.perMinute({ name: 'user-requests', points: perUser.requestsPerMinute }),
    userTokens: store.perMinute({ name: 'user-tokens', points: perUser.tokensPerMinute }),
    allRequests: store.perMinute({ name: 'all-requests', points: global.requestsPerMinute }),
    allTokens: store.perMinute({ name: 'all-tokens', points: global.tokensPerMinute }),
  };

  const take = async (limit: RateLimiterAbstract, key: string, points: number): Promise<Taken> => {
    const { msBeforeNext } = await limit.consume(key, points);
    return { limit, key, points, endsAt: clock() + msBeforeNext };
  };
  const giveBack = async ({ limit, key, endsAt }: Taken, points: number): Promise<void> => {
    if (points > 0 && clock() < endsAt) await limit.reward(key, points);
  };

  return {
    async reserve({ user, tokens }) {
      // A single estimate above a whole minute's share could never pass.
      const estimate = Math.min(tokens, perUser.tokensPerMinute, global.tokensPerMinute);
      const wanted = [
        { limit: limits.userRequests, key: user, points: 1, what: 'requests of one user' },
        { limit: limits.userTokens, key: user, points: estimate, what: 'tokens of one user' },
        { limit: limits.allRequests, key: 'all', points: 1, what: 'requests of all users' },
        { limit: limits.allTokens, key: 'all', points: estimate, what: 'tokens of all users' },
      ];
      const taken: Taken[] = [];
      for (const { limit, key, points, what } of wanted) {
        try {
          taken.push(await take(limit, key, points));
        } catch (refusal) {
          if (!(refusal instanceof RateLimiterRes)) throw refusal;
          await Promise.all(taken.map((item) => giveBack(item, item.points)));
          await limit.reward(key, points);
          throw refused(refusal, what);
        }
      }
      const spent = taken.filter(({ limit }) => limit === limits.userTokens || limit === limits.allTokens);
      return {
        async settle(used) {
          await Promise.all(
            spent.map((item) =>
              used > item.points
                ? item.limit.penalty(item.key, used - item.points)
                : giveBack(item, item.points - used),
            ),
          );
        },
      };
    },
  };
};

const refused = ({ msBeforeNext }: RateLimiterRes, what: string): Problem => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const headers = { 'retry-after': String(seconds) };
  return new Problem('rate_limited', `The ${what} are used up; try again in ${seconds} s.`, { headers });
};
