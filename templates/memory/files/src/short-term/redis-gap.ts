import type { Gap } from '../production-gaps.ts';

/** Without a server, development keeps short-term memory in the process; production does not. */
export const redisGap = ({ REDIS_URL }: NodeJS.ProcessEnv): Gap[] =>
  REDIS_URL
    ? []
    : [{ what: 'no Redis: short-term memory would be held in the process', fix: 'set REDIS_URL=redis://host:6379' }];
