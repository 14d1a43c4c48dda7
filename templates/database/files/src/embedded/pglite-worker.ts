import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { extensions } from './extensions.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** The thread that runs PGlite. It answers requests in the order in which they come. */
const { dataDir, dump } = workerData as { dataDir: string; dump?: string };

const pglite = await PGlite.create({
  dataDir,
  extensions: Object.fromEntries(extensions.map((extension) => [extension.name, extension])),
  ...(dump ? { loadDataDir: new Blob([await readFile(dump)]) } : {}),
});

const run = async ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => {
  // Like `pg`: a text without parameters may hold several statements, and its last result counts.
  const result = parameters.length > 0 ? await pglite.query(sql, [...parameters]) : (await pglite.exec(sql)).at(-1);
  return { command: result?.command ?? '', rowCount: result?.affectedRows ?? 0, rows: result?.rows ?? [] };
};

const answer = async (request: WorkerRequest): Promise<WorkerReply> => {
  try {
    if (request.kind === 'query') return { id: request.id, result: await run(request) };
    if (request.kind === 'dump') return { id: request.id, dump: await (await pglite.dumpDataDir('none')).bytes() };
    await pglite.close();
    return { id: request.id };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
    return { id: request.id, error: { message: error.message, code, constraint, detail } };
  }
};

parentPort?.on('message', async (request: WorkerRequest) => parentPort?.postMessage(await answer(request)));
parentPort?.postMessage({ id: 0 } satisfies WorkerReply);
