import { mkdir } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../database.ts';
import type { EngineOptions } from '../engine-options.ts';
import { connectWorker } from './connect-worker.ts';
import { createSingleConnectionPool } from './create-single-connection-pool.ts';
import { lockFolder } from './lock-folder.ts';

/** Source runs `.ts` files; a bundle carries the worker as a second entry beside itself. */
const workerFile = import.meta.url.endsWith('.ts') ? './pglite-worker.ts' : './pglite-worker.js';

/**
 * PGlite in a worker thread: on the main thread one long statement would hold back every timer and request.
 * It has a single connection, so transactions queue; statements beyond the time-out are given up, not cancelled.
 */
export const openEmbedded = async ({
  dataDir,
  dump,
  statementTimeoutMs,
}: Pick<EngineOptions, 'dataDir' | 'dump' | 'statementTimeoutMs'>): Promise<Database> => {
  const unlock = await holdFolder(dataDir);
  const connection = connectWorker(
    new Worker(new URL(workerFile, import.meta.url), { workerData: { dataDir, dump } }),
    statementTimeoutMs,
  );
  try {
    await connection.ready;
  } catch (cause) {
    await unlock();
    throw new Error(`the embedded database in ${dataDir} did not open`, { cause });
  }
  const pool = createSingleConnectionPool(connection);
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    sql,
    engine: 'embedded',
    close: async () => {
      await sql.destroy();
      await pool.end();
      await unlock();
    },
  };
};

const holdFolder = async (dataDir: string): Promise<() => Promise<void>> => {
  if (dataDir.startsWith('memory://')) return async () => {};
  await mkdir(dataDir, { recursive: true });
  return lockFolder(dataDir);
};
