import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '@agent-canvas/plan';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createRepository,
  git,
  gitEnvironment,
  snapshot,
  temporaryFolder,
  writeFiles,
} from '../testing/git-repository.ts';
import { planOf } from '../testing/plan-of.ts';
import { blamedPath } from './blamed-path.ts';
import { checksOf } from './checks-of.ts';
import { verifyInWorktree } from './verify-in-worktree.ts';

/** Stands for pnpm: writes down what it is asked and where, and fails as a file of the folder tells it. */
const pnpm = `
  const { appendFileSync, existsSync, readFileSync } = require('node:fs');
  const [command, ...args] = process.argv.slice(2);
  const seen = ['a.ts', 'canvas.yaml', 'untracked.txt', 'gone.txt'].map((path) => existsSync(path) ? readFileSync(path, 'utf8').trim() : '-');
  appendFileSync(process.env.LOG, JSON.stringify({ command, args, cwd: process.cwd(), seen }) + '\\n');
  const wanted = existsSync('fail') ? readFileSync('fail', 'utf8').trim() : '';
  if (wanted === 'hang' && command === 'run') setInterval(() => {}, 1000);
  else if (wanted === command) { console.log("src/other.ts(3,1): error\\na.ts(1,7): error TS2322: no"); process.exit(2); }
`;
const manifest = JSON.stringify({
  packageManager: 'pnpm@12.21.0+sha512.x',
  scripts: { 'check:types': 'tsc', test: 'vitest run' },
});
const files = { 'package.json': manifest, 'a.ts': 'one\n', 'gone.txt': 'x\n', fail: 'nothing\n' };

let folder: ReturnType<typeof temporaryFolder>;
let root: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder.path, 'x');
  createRepository(root, files);
  writeFiles(folder.path, { 'pnpm.cjs': pnpm, log: '' });
  env = { ...gitEnvironment, npm_execpath: join(folder.path, 'pnpm.cjs'), LOG: join(folder.path, 'log') };
});
afterEach(() => folder[Symbol.dispose]());

const plan = planOf({ 'a.ts': { from: 'one\n', to: 'two\n' }, 'gone.txt': { from: 'x\n', to: undefined } });
const failing = (command: string): Plan => ({
  ...plan,
  changes: [...plan.changes, ...planOf({ fail: { from: 'nothing\n', to: `${command}\n` } }).changes],
});
const log = () =>
  readFileSync(join(folder.path, 'log'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { command: string; args: string[]; cwd: string; seen: string[] });
/** The repository is as before, and no worktree is left. */
const expectUntouched = (before: object): void => {
  expect(snapshot(root)).toEqual(before);
  expect(git(root, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`agent-canvas-verify-${process.pid}-`));
  expect(left).toEqual([]);
};

describe('a plan', () => {
  test('is tried elsewhere, with what is not committed, and leaves no trace', async () => {
    writeFiles(root, { 'canvas.yaml': 'name: dirty\n', 'untracked.txt': 'mine\n' });
    const before = snapshot(root);
    const lines: string[] = [];
    expect(await verifyInWorktree({ root, plan, env, onLine: (line) => lines.push(line) })).toEqual({
      ok: true,
      failures: [],
    });
    const ran = log();
    expect(ran.map(({ command, args }) => [command, ...args].join(' '))).toEqual([
      'install --no-frozen-lockfile',
      'run check:types',
      'exec vitest related --run --passWithNoTests a.ts',
    ]);
    for (const { cwd, seen } of ran) {
      expect(cwd).not.toContain(root);
      expect(seen).toEqual(['two', 'name: dirty', 'mine', '-']);
    }
    expectUntouched(before);
  });

  test.each([
    ['install', 'pnpm install'],
    ['run', 'pnpm check:types'],
    ['exec', 'pnpm exec vitest related --run --passWithNoTests a.ts'],
  ])('that fails at %s names the command and the file of the plan', async (command, shown) => {
    const before = snapshot(root);
    const { ok, failures } = await verifyInWorktree({ root, plan: failing(command), env });
    expect(ok).toBe(false);
    expect(failures).toMatchObject([{ command: shown, path: 'a.ts', output: expect.stringContaining('TS2322') }]);
    expectUntouched(before);
  });

  test('that is cancelled leaves nothing behind', async () => {
    const before = snapshot(root);
    const controller = new AbortController();
    const trial = verifyInWorktree({ root, plan: failing('hang'), env, signal: controller.signal });
    const timer = setInterval(() => {
      if (log().some(({ command }) => command === 'run')) controller.abort();
    }, 20);
    await expect(trial).rejects.toMatchObject({ code: 'E_CANCELLED' });
    clearInterval(timer);
    expectUntouched(before);
  });

  test('that does not fit the commit leaves nothing behind', async () => {
    const before = snapshot(root);
    const stale = planOf({ 'a.ts': { from: 'other\n', to: 'two\n' } });
    await expect(verifyInWorktree({ root, plan: stale, env })).rejects.toMatchObject({ code: 'E_CHANGED_SINCE_PLAN' });
    expectUntouched(before);
  });

  test('has nothing to be tried on before the first commit', async () => {
    const fresh = join(folder.path, 'fresh');
    writeFiles(fresh, files);
    git(folder.path, 'init', '--quiet', fresh);
    await expect(verifyInWorktree({ root: fresh, plan, env })).rejects.toMatchObject({ code: 'E_NO_COMMIT' });
  });

  test('is tried where an earlier trial was killed', async () => {
    const killed = join(folder.path, 'agent-canvas-verify-999999999-abc', 'tree');
    git(root, 'worktree', 'add', '--quiet', '--detach', killed);
    const before = snapshot(root);
    await verifyInWorktree({ root, plan, env });
    expect(existsSync(killed)).toBe(false);
    expectUntouched(before);
  });
});

test.each([
  ['tsc', 'a.ts(1,2): error TS1: x', 'a.ts'],
  ['a path from its package', 'src/b.ts:4:2 - error', 'packages/m/src/b.ts'],
  ['colours', '\u001b[31msrc/b.ts\u001b[0m:4:2', 'packages/m/src/b.ts'],
  ['Windows', 'packages\\m\\src\\b.ts(4,2): error', 'packages/m/src/b.ts'],
  ['a test of another file', ' FAIL  test/c.test.ts:3:1 > x', 'test/c.test.ts'],
  ['the plan’s file before others', 'test/c.test.ts:3:1\n at packages/m/src/b.ts:1:1', 'packages/m/src/b.ts'],
  ['nothing', 'it failed', undefined],
])('output of %s blames a file', (_, output, expected) => {
  const changes = planOf({ 'a.ts': { to: '' }, 'packages/m/src/b.ts': { to: '' } });
  expect(blamedPath(output, changes)).toBe(expected);
});

test.each([
  [
    { 'packages/a/src/x.ts': { to: '' }, 'README.md': { to: '' } },
    ['run check:types', 'exec vitest related --run --passWithNoTests packages/a/src/x.ts'],
  ],
  [{ 'README.md': { to: '' } }, ['run check:types']],
  [{ 'packages/a/package.json': { to: '' } }, ['run check:types', 'run test']],
])('only tests that can be affected are run', async (wanted, expected) => {
  const checks = await checksOf(root, { ...planOf(wanted) });
  expect(checks.map(({ args }) => args.join(' '))).toEqual(expected);
});

test('scripts that a team has taken away are not asked for', async () => {
  writeFileSync(join(root, 'package.json'), '{"scripts":{"test":"jest"}}');
  expect((await checksOf(root, plan)).map(({ shown }) => shown)).toEqual(['pnpm test']);
});
