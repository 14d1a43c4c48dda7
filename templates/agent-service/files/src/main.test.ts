import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const source = join(import.meta.dirname, 'main.ts');

const temporaryFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'service-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** Bundles the service and takes the bundle away from every node_modules. */
const bundle = async () => {
  await run(process.execPath, [join(import.meta.dirname, 'build.ts')]);
  const folder = await temporaryFolder();
  await cp(join(import.meta.dirname, '../dist'), folder, { recursive: true });
  return join(folder, 'main.js');
};

const start = async ({ main, env = {} }: { main: string; env?: NodeJS.ProcessEnv }) => {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [main], { env: { PATH, PORT: '0', ...env }, cwd: join(main, '..') });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
  await expect.poll(() => printed.includes('listening') || child.exitCode !== null, { timeout: 40_000 }).toBe(true);
  return { child, printed: () => printed, address: /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '' };
};

const exitOf = (child: ChildProcess) =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode)));

test.each([
  ['the sources', async () => source],
  ['the bundle alone', bundle],
])('%s boot, answer the printed curl line, count, and drain on SIGTERM', { timeout: 90_000 }, async (_, locate) => {
  const { child, printed, address } = await start({
    main: await locate(),
    env: { DATA_DIR: await temporaryFolder() },
  });
  const curl = printed().match(/^curl .*$/m)?.[0] ?? '';
  expect(curl).toContain(`${address}/v1/runs`);
  const { stdout } = await run('sh', ['-c', curl]);
  const answer = JSON.parse(stdout) as { id: string };
  expect(answer).toMatchObject({
    status: 'completed',
    output: expect.stringMatching(/./),
    usage: { estimated: expect.any(Boolean) },
  });

  const authorization = /authorization: (Bearer \S+?)"/.exec(curl)?.[1] ?? '';
  const again = await fetch(`${address}/v1/runs/${answer.id}`, { headers: { authorization } });
  expect(await again.json()).toEqual(answer);
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
  const metrics = await (await fetch(`${address}/metrics`)).text();
  expect(metrics).toMatch(/agent_http_service_duration_seconds_count\{[^}]*route="\/v1\/runs"[^}]*\} 1/);

  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
});

test('after a kill the next boot fails what was running, and keeps what was done', { timeout: 90_000 }, async () => {
  const env = { DATA_DIR: await temporaryFolder() };
  const first = await start({ main: source, env });
  const { stdout } = await run('sh', ['-c', first.printed().match(/^curl .*$/m)?.[0] ?? '']);
  first.child.kill('SIGKILL');
  await exitOf(first.child);
  const second = await start({ main: source, env });
  const authorization = /authorization: (Bearer \S+?)"/.exec(second.printed())?.[1] ?? '';
  const { id } = JSON.parse(stdout) as { id: string };
  const found = await fetch(`${second.address}/v1/runs/${id}`, { headers: { authorization } });
  expect(await found.json()).toMatchObject({ id, status: 'completed' });
});

test('production refuses to boot and lists all that is missing at once', async () => {
  const { child, printed } = await start({ main: source, env: { NODE_ENV: 'production' } });
  expect(await exitOf(child)).toBe(1);
  const [, count] = /Production lacks (\d+) things?:/.exec(printed()) ?? [];
  expect(printed().match(/^- /gm)).toHaveLength(Number(count));
  expect(printed().match(/^ {2}fix: /gm)).toHaveLength(Number(count));
});
