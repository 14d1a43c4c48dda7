/** What the chosen engines lack for production. */

import { hostedGap } from './embedding/hosted-gap.ts';
import type { GapCheck } from './production-gaps.ts';
import { separateStoreGap } from './store/separate-store-gap.ts';

export const gapChecks: GapCheck[] = [hostedGap, separateStoreGap];
