import { config } from './config.ts';
import { gapChecks } from './gaps.ts';
import { isUnbuilt } from './sources/read-source.ts';

/** Something that production lacks, and how to provide it. */
export interface Gap {
  readonly what: string;
  readonly fix: string;
}

export type GapCheck = (env: NodeJS.ProcessEnv) => Gap[];

const sourceGaps: GapCheck = () =>
  config.sources.filter(isUnbuilt).map(({ name, kind }) => ({
    what: `the source ${name} is of kind ${kind}, for which there is no reader: it would be read from knowledge/${name}`,
    fix: `write a reader in src/sources/ and name it in src/sources/read-source.ts, or change data.pipelines.sources`,
  }));

/** All that this package lacks to run in production; empty: ready. */
export const productionGaps = (env: NodeJS.ProcessEnv): Gap[] =>
  [sourceGaps, ...gapChecks].flatMap((check) => check(env));
