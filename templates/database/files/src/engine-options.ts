import type { config } from './config.ts';

/** What every engine is opened with: the environment, the folder of the embedded one, and the values of the canvas. */
export type EngineOptions = typeof config & {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  /** A dump of an embedded database to start from, which saves the seconds of a first boot. */
  readonly dump?: string;
};
