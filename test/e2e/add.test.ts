import { cpSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, type Finished, pnpmFolder, run, withFolder } from '@agent-canvas/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
const folder = withFolder('add');
const clean = cleanEnvironment({
  home: join(folder.path, 'home'),
  identity: { name: 'Test', email: 'test@example.com' },
});
/** Teams that add packages of ours have a Node that runs TypeScript: the one of this project. */
const env = { ...clean, PATH: [dirname(process.execPath), pnpmFolder(), clean.PATH].join(delimiter) };
afterAll(() => folder[Symbol.dispose](), 120_000);

async function done(command: readonly [string, ...string[]], cwd: string): Promise<Finished> {
  const finished = await run(command, { cwd, env });
  expect(finished.code, `${command.join(' ')}\n${finished.stdout}${finished.stderr}`).toBe(0);
  return finished;
}

/** Everything is committed, so that a diff shows what comes next. */
async function commit(cwd: string): Promise<void> {
  await done(['git', 'add', '--all'], cwd);
  await done(['git', 'commit', '--quiet', '--message', 'As it is'], cwd);
}

const add = (what: readonly string[], cwd: string): Promise<Finished> =>
  done(['node', cli, 'add', ...what, '--yes', '--no-verify'], cwd);

/** `changed`: lines added to and taken from files that existed, all three additions together; the lockfile apart. */
const workspaces = [
  {
    shape: 'turbo-default',
    packages: 'packages',
    changed: ['3 0 pnpm-workspace.yaml'],
    checks: ['check-types', 'lint', 'exec prettier --check packages canvas.yaml', '-r --workspace-concurrency=1 test'],
  },
  {
    shape: 'better-t-stack',
    packages: 'packages',
    changed: ['8 0 pnpm-workspace.yaml'],
    checks: ['check-types', 'exec biome check .', '-r --workspace-concurrency=1 test'],
  },
  {
    shape: 'catalog-eslint',
    packages: 'libs',
    changed: ['1 0 .prettierignore', '7 0 pnpm-workspace.yaml'],
    checks: ['typecheck', 'lint', 'format:check', '-r --workspace-concurrency=1 test'],
  },
];

describe.each(workspaces)('a workspace in the shape of $shape', ({ shape, packages, changed, checks }) => {
  const cwd = join(folder.path, shape);
  const read = (path: string): string => readFileSync(join(cwd, path), 'utf8');

  beforeAll(async () => {
    cpSync(join(root, 'test', 'fixtures', 'workspaces', shape), cwd, { recursive: true });
    await done(['git', 'init', '--quiet', '--initial-branch=main'], cwd);
    await done(['pnpm', 'install'], cwd);
    await commit(cwd);
    await add(['package', 'memory', '--no-install'], cwd);
    await add(['tool', 'refund', '--no-install'], cwd);
    await add(['eval', 'refunds'], cwd);
  }, 600_000);

  test('lines of files that existed', async () => {
    const { stdout } = await done(['git', 'diff', '--numstat', '--', '.', ':!pnpm-lock.yaml'], cwd);
    expect(stdout.trim().replaceAll('\t', ' ').split('\n')).toEqual(changed);
  });

  test('what was added is wired', () => {
    expect(read(`${packages}/tools/src/tools.ts`)).toMatch(
      /import \{ refundTool \} from ["']\.\/tools\/refund\.ts["']/,
    );
    expect(JSON.parse(read(`${packages}/eval-runner/golden/refunds.json`)).cases).toMatchObject([{ id: 'refunds' }]);
    expect(JSON.parse(read('.canvas/lock.json'))).toMatchObject({ added: ['eval-runner', 'memory', 'tools'] });
  });

  test.each(checks)('pnpm %s is green', { timeout: 600_000 }, async (command) => {
    await done(['pnpm', ...command.split(' ')], cwd);
  });

  test('it is in sync, and stays so', { timeout: 120_000 }, async () => {
    await commit(cwd);
    expect((await done(['node', '.canvas/check.mjs'], cwd)).stdout).toContain('in sync');
    expect((await done(['node', cli, 'sync', '--dry-run'], cwd)).stdout).toContain('nothing to do');
  });
});

describe('a repository of ours', () => {
  const cwd = join(folder.path, 'ours');

  beforeAll(async () => {
    const canvas = join(root, 'test', 'canvases', 'minimal.yaml');
    await done(['node', cli, 'create', cwd, '--canvas', canvas, '--yes'], folder.path);
    await add(['tool', 'refund'], cwd);
    await add(['prompt', 'summary'], cwd);
    await add(['eval', 'refunds'], cwd);
    await add(['runbook', 'outage'], cwd);
  }, 600_000);

  test('changes one line or two of the modules that list things', async () => {
    const { stdout } = await done(['git', 'diff', '--numstat'], cwd);
    expect(stdout.trim().replaceAll('\t', ' ').split('\n')).toEqual([
      '2 1 packages/agent/src/tools/index.ts',
      '2 1 packages/prompts/src/prompts.ts',
    ]);
  });

  test.each([
    ['check', ''],
    ['exec vitest run packages/agent packages/prompts packages/evals', 'refund.test.ts'],
    ['eval', 'own-tool-refund'],
    ['tools', 'refund 1.0.0 (write)'],
  ])('pnpm %s is green', { timeout: 600_000 }, async (script, said) => {
    const { stdout, stderr } = await done(['pnpm', ...script.split(' ')], cwd);
    expect(stdout + stderr).toContain(said);
  });

  test('one more package comes with its place in the documents, and the rest is in sync', {
    timeout: 600_000,
  }, async () => {
    await commit(cwd);
    await add(['package', 'knowledge'], cwd);
    await commit(cwd);
    await done(['pnpm', 'exec', 'tsc', '-p', 'tsconfig.json'], cwd);
    expect((await done(['node', cli, 'sync', '--dry-run'], cwd)).stdout).toContain('nothing to do');
  });
});
