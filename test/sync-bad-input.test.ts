import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, run, treeOf } from '@agent-canvas/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cliWithPack, packText } from './cli-with-pack.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
/** A core module that the next pack changes. */
const core = 'packages/models/src/words.ts';

interface PackFile {
  path: string;
  body: { text?: string };
}
interface PackJson {
  version: string;
  templates: { files: PackFile[] }[];
  [key: string]: unknown;
}

let shared: string;
let pristine: string;
let env: NodeJS.ProcessEnv;
let next: string;
beforeAll(async () => {
  shared = mkdtempSync(join(realpathSync(tmpdir()), 'sync-bad-'));
  env = cleanEnvironment({
    home: join(shared, 'home'),
    identity: { name: 'Test', email: 'test@example.com' },
    extra: { XDG_CACHE_HOME: join(shared, 'cache') },
  });
  pristine = join(shared, 'pristine');
  const made = await run(['node', cli, 'create', pristine, '--yes', '--no-install'], { cwd: shared, env });
  expect(made.code, made.stderr).toBe(0);
  next = cliWithPack(
    join(shared, 'next'),
    nextPack((file) => file),
  );
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** The pack at hand, one version on, with a line more in one module. */
function nextPack(change: (file: PackFile) => PackFile, extra: Record<string, unknown> = {}): string {
  const pack = JSON.parse(packText()) as PackJson;
  const edit = (file: PackFile): PackFile =>
    change(file.path === core ? { ...file, body: { text: `${file.body.text}\n// Of the next version.\n` } } : file);
  const templates = pack.templates.map((template) => ({ ...template, files: template.files.map(edit) }));
  return JSON.stringify({ ...pack, ...extra, version: '9.0.0', templates });
}

let folder: string;
let repository: string;
beforeEach(() => {
  folder = mkdtempSync(join(shared, 'case-'));
  repository = join(folder, 'repository');
  cpSync(pristine, repository, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string): string => join(repository, path);
const git = (...args: string[]) => run(['git', ...args], { cwd: repository, env });
const sync = async (program: string, ...args: string[]) => {
  const flags = args.length > 0 ? args : ['--yes', '--no-install', '--no-verify'];
  const done = await run(['node', program, 'sync', ...flags, '--json'], { cwd: repository, env });
  const document = JSON.parse(done.stdout) as {
    error?: { code: string; message: string; hint?: string };
    conflicts?: { path: string }[];
    isNothing?: boolean;
  };
  return { code: done.code, document, stderr: done.stderr };
};
/** Every file with its content and mode, without git's own. */
const state = (): Record<string, string> =>
  Object.fromEntries(treeOf(repository).map((path) => [path, readFileSync(at(path), 'latin1')]));

async function refused(program: string, code: string): Promise<{ message: string; hint?: string }> {
  const before = state();
  const { code: exit, document } = await sync(program);
  expect(document.error?.code, JSON.stringify(document).slice(0, 500)).toBe(code);
  expect(exit).not.toBe(0);
  expect(state()).toEqual(before);
  expect(document.error?.hint).toBeTruthy();
  return document.error as { message: string; hint?: string };
}

describe('the repository is not ready', () => {
  test('a managed file with uncommitted edits is named, and kept', async () => {
    writeFileSync(at(core), '// half done\n');
    const { message, hint } = await refused(next, 'E_DIRTY');
    expect(`${message} ${hint}`).toContain(core);
    expect((await sync(next, '--dry-run')).code).toBe(0);
    expect(readFileSync(at(core), 'utf8')).toBe('// half done\n');
  });

  test('edits of files that sync does not manage do not matter', async () => {
    writeFileSync(at('notes.txt'), 'mine');
    expect((await sync(next)).code).toBe(0);
    expect(readFileSync(at('notes.txt'), 'utf8')).toBe('mine');
  });

  test('without git it says how to begin', async () => {
    rmSync(at('.git'), { recursive: true });
    expect((await refused(next, 'E_NO_GIT')).hint).toContain('git init');
  });

  test('outside of a repository of ours it says so', async () => {
    rmSync(at('.canvas'), { recursive: true });
    await git('commit', '--quiet', '--all', '--message', 'without');
    expect((await refused(next, 'E_NOT_OURS')).hint).toContain('adopt');
  });

  test('a detached head is as good as a branch', async () => {
    await git('checkout', '--quiet', '--detach');
    expect((await sync(next)).code).toBe(0);
    expect(readFileSync(at(core), 'utf8')).toContain('Of the next version');
  });

  test('a merge in progress is finished first', async () => {
    await git('checkout', '--quiet', '-b', 'side');
    writeFileSync(at('notes.txt'), 'side');
    await git('add', 'notes.txt');
    await git('commit', '--quiet', '--message', 'side');
    await git('checkout', '--quiet', 'main');
    writeFileSync(at('notes.txt'), 'main');
    await git('add', 'notes.txt');
    await git('commit', '--quiet', '--message', 'main');
    expect((await git('merge', 'side')).code).not.toBe(0);
    await refused(next, 'E_GIT_BUSY');
  });

  test('a read-only file is replaced only where the disk lets it; what stands there is never half written', async () => {
    chmodSync(at(core), 0o444);
    const { code } = await sync(next);
    const text = readFileSync(at(core), 'utf8');
    expect(text.includes('Of the next version')).toBe(code === 0);
    expect(text.length).toBeGreaterThan(100);
  });

  test('a link in the place of a file is not followed', async () => {
    const outside = join(folder, 'outside.ts');
    renameSync(at(core), outside);
    const before = readFileSync(outside, 'utf8');
    symlinkSync(outside, at(core));
    await git('commit', '--quiet', '--all', '--message', 'a link');
    await sync(next);
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });

  test.each([
    ['own', core, '--reason', 'ours'],
    ['skip', core, '--reason', 'ours'],
    ['pin', core, '--reason', 'freeze'],
    ['eject', core],
  ])('%s can be looked at before anything is written', async (...command) => {
    const before = state();
    const flags = ['--dry-run', '--json'];
    const looked = await run(['node', cli, ...command, ...flags], { cwd: repository, env });
    expect(JSON.parse(looked.stdout)).toMatchObject({ applied: false, exitCode: 0 });
    expect(state()).toEqual(before);
    expect((await run(['node', cli, ...command, '--json'], { cwd: repository, env })).code).toBe(0);
    expect(state()).not.toEqual(before);
  });

  test('without a terminal and --yes nothing is written', async () => {
    const before = state();
    const { code, document } = await sync(next, '--no-install');
    expect(code).toBe(2);
    expect(document.error?.code).toBe('E_NEEDS_YES');
    expect(state()).toEqual(before);
  });
});

describe('the records are not sound', () => {
  const editLock = (edit: (text: string) => string): void =>
    writeFileSync(at('.canvas/lock.json'), edit(readFileSync(at('.canvas/lock.json'), 'utf8')));
  const commit = () => git('commit', '--quiet', '--all', '--message', 'by hand');

  test('a lock edited by hand is refused, and the check says 5', async () => {
    editLock((text) => text.replace(/("base":")[0-9a-f]{4}/, '$10000'));
    await commit();
    await refused(next, 'E_LOCK_TAMPERED');
    expect((await sync(next, '--check')).code).toBe(5);
    expect((await run(['node', '.canvas/check.mjs'], { cwd: repository, env })).code).toBe(5);
  });

  test('a lock from a newer version is refused clearly', async () => {
    editLock((text) => text.replace('"lockVersion": 1', '"lockVersion": 2'));
    await commit();
    const { hint } = await refused(next, 'E_LOCK_NEWER');
    expect(hint).toMatch(/update/i);
  });

  test('a repository of a newer pack is not taken back by an older one', async () => {
    expect((await sync(next)).code).toBe(0);
    await commit();
    const { message } = await refused(cli, 'E_PACK_OLDER');
    expect(message).toContain('9.0.0');
  });

  test('a lock that is no JSON is refused', async () => {
    editLock((text) => text.slice(0, 200));
    await commit();
    await refused(next, 'E_LOCK_BROKEN');
  });

  test('base.br cut short is made again where git still has the contents, and nothing is lost', async () => {
    writeFileSync(at('.canvas/base.br'), 'not brotli');
    writeFileSync(at(core), `// Of the team.\n${readFileSync(at(core), 'utf8')}`);
    await commit();
    const { code, document } = await sync(next);
    expect(code, JSON.stringify(document).slice(0, 500)).toBe(0);
    const text = readFileSync(at(core), 'utf8');
    expect(text).toContain('Of the team');
    expect(text).toContain('Of the next version');
    expect((await sync(next, '--check')).code).toBe(0);
  });

  test('a lock and bases that git left in conflict are mended from both sides', async () => {
    await git('checkout', '--quiet', '-b', 'side');
    const own = await run(['node', cli, 'own', 'Dockerfile', '--reason', 'ours'], { cwd: repository, env });
    expect(own.code, own.stderr).toBe(0);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'side');
    await git('checkout', '--quiet', 'main');
    expect((await sync(next)).code).toBe(0);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'main');
    expect((await git('merge', 'side')).code).not.toBe(0);
    expect((await sync(next, '--check')).code).toBe(4);
    const mended = await sync(next);
    expect(mended.code, JSON.stringify(mended.document).slice(0, 800)).toBe(0);
    expect((await git('commit', '--quiet', '--no-edit')).code).toBe(0);
    expect((await sync(next)).code).toBe(0);
    expect((await sync(next, '--check')).code).toBe(0);
    const lock = JSON.parse(readFileSync(at('.canvas/lock.json'), 'utf8')) as {
      packs: Record<string, { version: string }>;
    };
    expect(lock.packs['agent-canvas']?.version).toBe('9.0.0');
    expect(readFileSync(at(core), 'utf8')).toContain('Of the next version');
    expect(readFileSync(at('.canvas/overrides.yaml'), 'utf8')).toContain('Dockerfile');
  });

  test('an invalid canvas is shown line by line, and nothing is written', async () => {
    writeFileSync(at('canvas.yaml'), `${readFileSync(at('canvas.yaml'), 'utf8')}\nmemmory: {}\n`);
    const before = state();
    const { code, document } = await sync(next);
    expect(code).toBe(3);
    expect(document.error?.code).toBe('E_CANVAS');
    expect(state()).toEqual(before);
  });
});

describe('the pack is not sound', () => {
  test('a path that leaves the repository is refused', async () => {
    const hostile = cliWithPack(
      join(folder, 'hostile'),
      nextPack((file) => (file.path === core ? { ...file, path: '../escape.ts' } : file)),
    );
    await refused(hostile, 'E_PACK_BROKEN');
    expect(treeOf(folder).filter((path) => path.endsWith('escape.ts'))).toEqual([]);
  });

  test('a pattern that would hang is refused', async () => {
    const advisory = {
      id: 'X-1',
      severity: 'high',
      summary: 's',
      affects: '<9',
      files: {},
      pattern: '(a+)+$',
      isRegExp: true,
      fixedIn: '9.0.0',
      fix: 'f',
    };
    const hostile = cliWithPack(
      join(folder, 'hostile'),
      nextPack((file) => file, { advisories: [advisory] }),
    );
    await refused(hostile, 'E_PACK_BROKEN');
  });

  test('a migration that reaches into git is refused', async () => {
    const migration = {
      id: 'x',
      version: '9.0.0',
      summary: 's',
      steps: [{ rename: { from: core, to: '.git/config' } }],
    };
    const hostile = cliWithPack(
      join(folder, 'hostile'),
      nextPack((file) => file, { migrations: [migration] }),
    );
    await refused(hostile, 'E_PACK_BROKEN');
  });
});

describe('an old pack has to be fetched, since its contents are nowhere else', () => {
  /** Edits a module, forgets bases and history, and syncs with a registry that answers as told. */
  async function withRegistry(answer: {
    status: number;
    body: string;
  }): Promise<{ code: number | null; text: string }> {
    writeFileSync(at('.canvas/base.br'), '');
    writeFileSync(at(core), `// Of the team.\n${readFileSync(at(core), 'utf8')}`);
    rmSync(at('.git'), { recursive: true });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'squashed');
    const server = createServer((_, response) => response.writeHead(answer.status).end(answer.body)).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const npmrc = join(folder, 'npmrc');
    writeFileSync(npmrc, `registry=http://127.0.0.1:${port}/\nfetch-retries=0\n`);
    const done = await run(['node', next, 'sync', '--yes', '--no-install', '--no-verify', '--json'], {
      cwd: repository,
      env: { ...env, NPM_CONFIG_USERCONFIG: npmrc, npm_config_cache: join(folder, 'npm') },
    });
    await new Promise((resolve) => server.close(resolve));
    return { code: done.code, text: done.stdout + done.stderr };
  }

  test.each([
    ['refuses', { status: 403, body: '{"error":"forbidden"}' }],
    ['no longer has it', { status: 404, body: '{"error":"not found"}' }],
    ['answers nonsense', { status: 200, body: 'nonsense' }],
  ])('a registry that %s costs nothing: what the team has stays, as a conflict that says why', async (_, answer) => {
    const { code, text } = await withRegistry(answer);
    expect(code, text).toBe(4);
    expect(text).toContain(core);
    expect(readFileSync(at(core), 'utf8')).toMatch(/^\/\/ Of the team\./m);
  });
});
