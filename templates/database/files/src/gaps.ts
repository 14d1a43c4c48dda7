/** What each chosen engine lacks for production. */
import { embeddedGap } from './embedded/embedded-gap.ts';
import { postgresGap } from './postgres/postgres-gap.ts';
import type { GapCheck } from './production-gaps.ts';

export const gapChecks: GapCheck[] = [embeddedGap, postgresGap];
