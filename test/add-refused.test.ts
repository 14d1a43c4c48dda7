import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, run, withFolder } from '@agent-canvas/testkit';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
const folder = withFolder('add-refused');
const env = cleanEnvironment({
  home: join(folder.path, 'home'),
  identity: { name: 'Test', email: 'test@example.com' },
});
afterAll(() => folder[Symbol.dispose](), 60_000);

interface Refusal {
  readonly exitCode: number;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

async function refusal(what: string, cwd: string): Promise<Refusal & { code: number | null }> {
  const { code, stdout } = await run(['node', cli, 'add', ...what.split(' '), '--yes', '--json', '--no-install'], {
    cwd,
    env,
  });
  return { ...(JSON.parse(stdout) as Refusal), code };
}

const git = (cwd: string, ...args: string[]) => run(['git', ...args], { cwd, env });

/** A team's workspace under git, everything committed, then `change`d. */
async function workspace(name: string, change: (write: (path: string, text: string) => void) => void): Promise<string> {
  const cwd = join(folder.path, name);
  cpSync(join(root, 'test', 'fixtures', 'workspaces', 'better-t-stack'), cwd, { recursive: true });
  await git(cwd, 'init', '--quiet');
  await git(cwd, 'add', '--all');
  await git(cwd, 'commit', '--quiet', '--message', 'Start');
  change((path, text) => {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  });
  return cwd;
}

describe('not a workspace of pnpm', () => {
  test.each([
    ['npm', 'package-lock.json'],
    ['yarn', 'yarn.lock'],
    ['bun', 'bun.lock'],
  ])('%s is named, and what is supported is said', async (name, lockfile) => {
    const cwd = join(folder.path, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'package.json'), '{}');
    writeFileSync(join(cwd, lockfile), '');
    const { code, error } = await refusal('package memory', cwd);
    expect(code).toBe(2);
    expect(error).toMatchObject({ code: 'E_NOT_PNPM', message: expect.stringContaining(name) });
    expect(error.hint).toContain('pnpm-workspace.yaml');
  });
});

describe('nothing is written', () => {
  test.each([
    ['a package that is not there', 'package memroy', () => undefined, 'E_NO_TEMPLATE', 'Did you mean memory?'],
    ['a kind for repositories of ours', 'agent billing', () => undefined, 'E_ADD_GUEST', 'add tool'],
    ['a runbook without documents', 'runbook outage', () => undefined, 'E_ADD_HOME', 'add package docs'],
    [
      'an answer that is none',
      'package memory --set memory.architecture.shortTerm=disk',
      () => undefined,
      'E_CANVAS',
      '',
    ],
    [
      'a name that the team uses',
      'package memory',
      (write: (path: string, text: string) => void) =>
        write('packages/db/package.json', '{ "name": "@my-shop/database" }'),
      'E_ADD_TAKEN',
      'another name',
    ],
    [
      'a folder that the team uses',
      'tool refund',
      (write: (path: string, text: string) => void) => write('packages/tools/hammer.txt', ''),
      'E_ADD_TAKEN',
      'another name',
    ],
    [
      'a file with uncommitted edits',
      'package memory',
      (write: (path: string, text: string) => void) => write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n'),
      'E_DIRTY',
      'Commit or stash',
    ],
    [
      'no folder that takes packages',
      'package memory',
      (write: (path: string, text: string) => void) => write('pnpm-workspace.yaml', 'packages:\n  - web\n'),
      'E_NO_FOLDER',
      'packages/*',
    ],
  ])('%s', async (what, command, change, code, hint) => {
    const cwd = await workspace(what.replaceAll(' ', '-'), change);
    const before = (await git(cwd, 'status', '--porcelain')).stdout;
    const { error } = await refusal(command, cwd);
    expect(error).toMatchObject({ code, ...(hint && { hint: expect.stringContaining(hint) }) });
    expect((await git(cwd, 'status', '--porcelain')).stdout).toBe(before);
  });

  test('without git, which could bring edits back', async () => {
    const cwd = join(folder.path, 'no-git');
    cpSync(join(root, 'test', 'fixtures', 'workspaces', 'better-t-stack'), cwd, { recursive: true });
    expect((await refusal('package memory', cwd)).error.code).toBe('E_NO_GIT');
    expect(existsSync(join(cwd, '.canvas'))).toBe(false);
  });
});

test('a module that the team reshaped is left alone, and told what to write', async () => {
  const cwd = await workspace('reshaped', () => undefined);
  const added = await run(['node', cli, 'add', 'tool', 'refund', '--yes', '--no-install', '--no-verify'], { cwd, env });
  expect(added.code, added.stderr).toBe(0);
  await git(cwd, 'add', '--all');
  await git(cwd, 'commit', '--quiet', '--message', 'A tool');
  const list = join(cwd, 'packages/tools/src/tools.ts');
  writeFileSync(list, readFileSync(list, 'utf8').replace(/\[refundTool\]/, 'Object.freeze([refundTool])'));
  await git(cwd, 'commit', '--quiet', '--all', '--message', 'Frozen');
  const { error } = await refusal('tool exchange', cwd);
  expect(error).toMatchObject({ code: 'E_ADD_RESHAPED', hint: expect.stringContaining('exchangeTool') });
  expect(existsSync(join(cwd, 'packages/tools/src/tools/exchange.ts'))).toBe(false);
});
