import { gapChecks } from './gaps.ts';

/** Something that production lacks, and how to provide it. */
export interface Gap {
  readonly what: string;
  readonly fix: string;
}

export type GapCheck = (env: NodeJS.ProcessEnv) => Gap[];

/** All that this package lacks to run in production; empty: ready. */
export const productionGaps = (env: NodeJS.ProcessEnv): Gap[] => gapChecks.flatMap((check) => check(env));
