import { resolve } from 'node:path';
import { config } from './config.ts';
import type { Database } from './database.ts';
import { openEngine } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';

/**
 * Opens the engine that the canvas chose: PostgreSQL at `DATABASE_URL`, or PGlite in a worker thread in the folder
 * `<DATA_DIR>/postgres` (`DATA_DIR` defaults to `.data`, relative to the current folder).
 *
 * @param options.dataDir replaces that folder; `memory://` keeps nothing.
 * @throws when the server is out of reach, or another process holds the folder.
 */
export const openDatabase = async (options: { env: NodeJS.ProcessEnv; dataDir?: string }): Promise<Database> => {
  const { env } = options;
  const dataDir = options.dataDir ?? resolve(env.DATA_DIR || '.data', 'postgres');
  const engineOptions: EngineOptions = { env, dataDir, ...config };
  return openEngine(engineOptions);
};
