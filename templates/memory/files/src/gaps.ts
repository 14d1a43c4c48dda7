/** What each chosen store lacks for production. */

import type { GapCheck } from './production-gaps.ts';
import { inProcessGap } from './short-term/in-process-gap.ts';
import { redisGap } from './short-term/redis-gap.ts';

export const gapChecks: GapCheck[] = [inProcessGap, redisGap];
