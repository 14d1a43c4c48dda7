import { productionGaps as databaseGaps } from '@acme/database';
import { productionGaps as memoryGaps } from '@acme/memory';
import { productionGaps as modelGaps } from '@acme/models';
import { type Gap, productionGaps as securityGaps } from '@acme/security';
import { config } from './config.ts';
import { gapChecks } from './wiring.ts';

export type GapCheck = (env: NodeJS.ProcessEnv) => Gap[];

/** All that this service lacks to run in production, over all packages; empty: ready. */
export const productionGaps = (env: NodeJS.ProcessEnv): Gap[] =>
  [modelGaps, databaseGaps, memoryGaps, securityGaps, ...gapChecks, unbuiltGaps].flatMap((check) => check(env));

const unbuiltGaps = (): Gap[] =>
  config.unbuilt.map(({ setting, value, runsOn }) => ({
    what: `${setting}: ${value} has no adapter in this repository; it would run on ${runsOn}`,
    fix: `choose another value for ${setting} in canvas.yaml and sync; or write the adapter behind its port, and take the entry out of unbuilt in apps/agent-service/src/config.ts`,
  }));
