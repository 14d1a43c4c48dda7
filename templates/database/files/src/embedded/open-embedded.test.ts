import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../testing/index.ts';
import { connectWorker } from './connect-worker.ts';
import { embeddedAssets } from './embedded-assets.ts';
import { openEmbedded } from './open-embedded.ts';

describe('the embedded database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('keeps its data in the folder, which one process at a time may open', async () => {
    const dataDir = join(folder, 'postgres');
    const first = await openEmbedded({ dataDir, statementTimeoutMs: 5_000 });
    await sql`create table kept (id int)`.execute(first.sql);
    await sql`insert into kept values (42)`.execute(first.sql);
    await expect(openEmbedded({ dataDir, statementTimeoutMs: 5_000 })).rejects.toThrow(/in use by process/);
    await first.close();
    const second = await openEmbedded({ dataDir, statementTimeoutMs: 5_000 });
    expect(await second.sql.selectFrom('kept').selectAll().execute()).toEqual([{ id: 42 }]);
    await second.close();
  }, 60_000);

  test('leaves timers of the main thread alone while a statement runs', async () => {
    const database = await openTestDatabase();
    let fired = 0;
    const timer = setInterval(() => {
      fired += 1;
    }, 5);
    await sql`select count(*) from generate_series(1, 3000000) as n where md5(n::text) like '%f00%'`.execute(
      database.sql,
    );
    clearInterval(timer);
    await database.close();
    // On the thread of the timer the statement would let none fire before it ends.
    expect(fired).toBeGreaterThan(5);
  }, 60_000);

  test('fails what waits for it, and what comes after, when its thread dies', async () => {
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { dataDir: 'memory://' } });
    const connection = connectWorker(worker, 5_000);
    await connection.ready;
    const waiting = expect(connection.query('select pg_sleep(2)', [])).rejects.toThrow(/thread .* ended/);
    await worker.terminate();
    await waiting;
    await expect(connection.query('select 1', [])).rejects.toThrow(/thread .* ended/);
  }, 60_000);

  test('runs from a bundle that carries the worker and its assets', async () => {
    const entry = join(folder, 'main.ts');
    await writeFile(
      entry,
      `import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'open-embedded.ts'))};
       const database = await openEmbedded({ dataDir: 'memory://', statementTimeoutMs: 5000 });
       const { rows } = await database.sql.executeQuery({ sql: 'select 6 * 7 as answer', parameters: [] });
       console.log(JSON.stringify(rows));
       await database.close();`,
    );
    const outdir = join(folder, 'dist');
    await build({
      entryPoints: { main: entry, 'pglite-worker': join(import.meta.dirname, 'pglite-worker.ts') },
      outdir,
      outExtension: { '.js': '.js' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    await writeFile(join(outdir, 'package.json'), '{ "type": "module" }');
    for (const asset of await embeddedAssets()) await copyFile(asset, join(outdir, basename(asset)));
    const { stdout } = await promisify(execFile)(process.execPath, [join(outdir, 'main.js')], { cwd: outdir });
    expect(JSON.parse(stdout)).toEqual([{ answer: 42 }]);
  }, 60_000);
});
