import type { Gap } from './gap.ts';
import { gapChecks } from './wiring.ts';

/** What production lacks, all at once; empty when security is ready. */
export const productionGaps = (env: NodeJS.ProcessEnv): Gap[] => gapChecks.flatMap((check) => check(env));
