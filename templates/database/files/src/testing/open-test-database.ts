import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { config } from '../config.ts';
import type { Database } from '../database.ts';
import { connectWorker } from '../embedded/connect-worker.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';

const cache = join(import.meta.dirname, '../../node_modules/.cache');

/** An empty embedded database in memory. The first boot of a checkout takes seconds; its dump serves all later ones. */
export const openTestDatabase = async (overrides: Partial<typeof config> = {}): Promise<Database> =>
  openEmbedded({ dataDir: 'memory://', ...config, ...overrides, dump: await emptyDump() });

const emptyDump = async (): Promise<string> => {
  // A dump fits only the PGlite that wrote it, and its installed path names the version.
  const build = createHash('sha256')
    .update(import.meta.resolve('@electric-sql/pglite'))
    .digest('hex')
    .slice(0, 16);
  const file = join(cache, `pglite-${build}.tar`);
  if (await exists(file)) return file;
  const worker = new Worker(new URL('../embedded/pglite-worker.ts', import.meta.url), {
    workerData: { dataDir: 'memory://' },
  });
  const connection = connectWorker(worker, config.statementTimeoutMs);
  await connection.ready;
  const written = `${file}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  await writeFile(written, await connection.dump());
  await connection.close();
  await rename(written, file);
  return file;
};

const exists = async (file: string): Promise<boolean> => {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
};
