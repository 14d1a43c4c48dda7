import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@agent-canvas/plan';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { abortRun } from './abort-run.ts';
import { applyPlan } from './apply-plan.ts';
import { continueRun } from './continue-run.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { dyingFileSystem, vanishingFileSystem } from './testing/dying-file-system.ts';
import {
  createRepository,
  gitEnvironment as env,
  git,
  snapshot,
  temporaryFolder,
  writeFiles,
} from './testing/git-repository.ts';
import { planOf } from './testing/plan-of.ts';
import { smallPlan, teamFiles, teamPlan } from './testing/team-plan.ts';
import { undoRun } from './undo-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder.path, 'x');
  createRepository(root, teamFiles);
});
afterEach(() => folder[Symbol.dispose]());

const read = (path: string, at = root): string => readFileSync(join(at, path), 'utf8');
const update = planOf({
  'README.md': { from: '# one\n', to: '# two\n' },
  'gone-too.txt': { from: 'goes\n', to: undefined },
});

/** Refused with this code, and nothing is other than it was: no file, no journal, no bundle. */
async function expectRefused(plan: Plan, expected: object): Promise<void> {
  const before = snapshot(root);
  await expect(applyPlan({ root, plan, env })).rejects.toMatchObject(expected);
  expect(snapshot(root)).toEqual(before);
  expect(existsSync(join(root, '.git', 'agent-canvas'))).toBe(false);
}

describe('what was changed since it was planned', () => {
  test('by an edit is refused, every file named, and nothing is written', async () => {
    writeFiles(root, { 'README.md': 'mine\n', 'gone-too.txt': 'mine too\n' });
    const message = expect.stringContaining('gone-too.txt, README.md');
    await expectRefused(update, { code: 'E_CHANGED_SINCE_PLAN', message });
  });

  test.each([
    ['a deletion', () => rmSync(join(root, 'README.md')), update],
    ['a new file', () => writeFiles(root, { 'new.txt': 'mine' }), planOf({ 'new.txt': { to: 'theirs' } })],
    ['a folder', () => mkdirSync(join(root, 'new.txt')), planOf({ 'new.txt': { to: 'theirs' } })],
    ['a link', () => symlinkSync('README.md', join(root, 'new.txt')), planOf({ 'new.txt': { to: 'theirs' } })],
  ])('by %s is refused', async (_, change, plan) => {
    change();
    await expectRefused(plan, { code: 'E_CHANGED_SINCE_PLAN' });
  });

  test('in the very middle of a run is kept, and the rest taken back', async () => {
    const before = snapshot(root);
    const rename: FileSystem['rename'] = async (from, to) => {
      await diskFileSystem.rename(from, to);
      if (String(to).endsWith('/run')) writeFiles(root, { 'README.md': 'mine\n' });
    };
    const applying = applyPlan({ root, plan: update, env, fs: { ...diskFileSystem, rename } });
    await expect(applying).rejects.toMatchObject({ code: 'E_CHANGED_SINCE_PLAN' });
    expect(snapshot(root)).toEqual({ ...before, 'README.md': `644 ${Buffer.from('mine\n').toString('base64')}` });
    expect(existsSync(join(root, '.git', 'agent-canvas'))).toBe(false);
  });

  test('after a crash is never overwritten', async () => {
    const count = dyingFileSystem(0, () => undefined);
    const probe = join(folder.path, 'probe');
    createRepository(probe, teamFiles);
    let begun = 0;
    const rename: FileSystem['rename'] = async (from, to) => {
      await count.fs.rename(from, to);
      if (String(to).endsWith('/run')) begun = count.count();
    };
    await applyPlan({ root: probe, plan: update, env, fs: { ...count.fs, rename } });
    await applyPlan({ root, plan: update, env, fs: vanishingFileSystem(begun + 2).fs }).catch(() => undefined);
    writeFiles(root, { 'README.md': 'mine\n' });
    await expect(continueRun(root, { env })).rejects.toMatchObject({
      code: 'E_CHANGED_SINCE_PLAN',
      hint: expect.stringContaining('agent-canvas sync --abort'),
    });
    await abortRun(root, { env });
    expect(read('README.md')).toBe('mine\n');
    expect(read('gone-too.txt')).toBe('goes\n');
  });

  test('after the run keeps an undo from losing it', async () => {
    await applyPlan({ root, plan: update, env });
    writeFiles(root, { 'README.md': 'mine\n' });
    const before = snapshot(root);
    await expect(undoRun(root, { env })).rejects.toMatchObject({
      code: 'E_CHANGED_SINCE_RUN',
      message: expect.stringContaining('README.md'),
    });
    expect(snapshot(root)).toEqual(before);
    writeFiles(root, { 'README.md': '# two\n' });
    await undoRun(root, { env });
    expect(read('README.md')).toBe('# one\n');
  });
});

describe('a place where nothing may be written', () => {
  test('a read-only file', async () => {
    chmodSync(join(root, 'README.md'), 0o444);
    await expectRefused(update, { code: 'E_WRITE', message: expect.stringContaining('read-only: README.md') });
  });

  test('a folder that is a symbolic link', async () => {
    mkdirSync(join(folder.path, 'elsewhere'));
    symlinkSync(join(folder.path, 'elsewhere'), join(root, 'link'));
    await expectRefused(planOf({ 'link/x.txt': { to: 'x' } }), { code: 'E_SYMLINK' });
    expect(existsSync(join(folder.path, 'elsewhere', 'x.txt'))).toBe(false);
  });

  test('a folder that is a file', async () => {
    await expectRefused(planOf({ 'README.md/x.txt': { to: 'x' } }), { code: 'E_WRITE' });
  });

  test.each([['../x'], ['.git/hooks/pre-commit'], ['/etc/x'], ['a/../../x'], ['C:/x']])('%j', async (path) => {
    await expectRefused(planOf({ [path]: { to: 'x' } }), { code: 'E_PATH_ESCAPE' });
  });

  test.each([
    ['a file', { 'Readme.md': { to: 'x' } }],
    ['a folder', { 'A/new.txt': { to: 'x' } }],
    ['another of the plan', { 'New.txt': { to: 'x' }, 'new.txt': { to: 'y' } }],
  ])('beside %s that differs in case alone', async (_, wanted) => {
    await expectRefused(planOf(wanted), { code: 'E_CASE_CLASH' });
  });

  test('the old name in other case is no hindrance where it goes', async () => {
    const plan = planOf({ 'README.md': { from: '# one\n', to: undefined }, 'Readme.md': { to: '# one\n' } });
    await applyPlan({ root, plan, env });
    expect(git(root, 'status', '--porcelain').trim()).not.toBe('');
    expect(read('Readme.md')).toBe('# one\n');
  });

  test('no git', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    await expect(applyPlan({ root, plan: update, env })).rejects.toMatchObject({ code: 'E_NO_GIT' });
  });
});

test('a disk that is full, at any change, leaves everything as it was', async () => {
  const before = snapshot(root);
  for (let at = 1; ; at += 1) {
    let isFull = false;
    const { fs } = dyingFileSystem(at, () => {
      if (isFull) return;
      isFull = true;
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    });
    const error = await applyPlan({ root, plan: smallPlan, env, fs }).then(
      () => undefined,
      (caught) => caught,
    );
    if (!isFull) return expect(at).toBeGreaterThan(40);
    // Once every file is written the run is closed, which can be repeated.
    if (error?.code === 'E_UNFINISHED') await abortRun(root, { env });
    else if (error) expect(error, `change ${at}`).toMatchObject({ code: 'E_WRITE' });
    else await undoRun(root, { env });
    expect(snapshot(root), `change ${at}`).toEqual(before);
  }
}, 60_000);

test('a cancelled run leaves everything as it was', async () => {
  const before = snapshot(root);
  const controller = new AbortController();
  const rename: FileSystem['rename'] = async (from, to) => {
    await diskFileSystem.rename(from, to);
    if (String(to).endsWith('Readme.md') || String(to).endsWith('README.md')) controller.abort();
  };
  const { signal } = controller;
  const applying = applyPlan({ root, plan: smallPlan, env, signal, fs: { ...diskFileSystem, rename } });
  await expect(applying).rejects.toMatchObject({ code: 'E_CANCELLED' });
  expect(snapshot(root)).toEqual(before);
});

test('permissions of the team stay; only the right to run is the pack’s', async () => {
  chmodSync(join(root, 'README.md'), 0o600);
  chmodSync(join(root, 'run.sh'), 0o640);
  await applyPlan({ root, plan: smallPlan, env });
  expect(statSync(join(root, 'README.md')).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'run.sh')).mode & 0o777).toBe(0o750);
});

test('what is there already is not written again', async () => {
  const before = statSync(join(root, 'README.md'));
  await applyPlan({ root, plan: planOf({ 'README.md': { from: '# one\n', to: '# one\n' } }), env });
  expect(statSync(join(root, 'README.md'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
});

test('git sees a rename as one', async () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');
  writeFiles(root, { 'moved/old.txt': long });
  git(root, 'commit', '--all', '--quiet', '--message', 'long');
  const plan = planOf({
    'moved/old.txt': { from: long, to: undefined },
    'new/moved.txt': { to: long.replace('line 7\n', 'line seven\n') },
  });
  await applyPlan({ root, plan, env });
  git(root, 'add', '--all');
  expect(git(root, 'status', '--porcelain')).toBe('R  moved/old.txt -> new/moved.txt\n');
});

test('a second run while one goes on, or after one was interrupted, is refused', async () => {
  await applyPlan({ root, plan: smallPlan, env });
  const last = join(root, '.git', 'agent-canvas', 'last');
  const run = join(root, '.git', 'agent-canvas', 'run');
  const journal = JSON.parse(readFileSync(join(last, 'journal.json'), 'utf8'));
  mkdirSync(run);
  writeFileSync(join(run, 'journal.json'), JSON.stringify({ ...journal, pid: process.ppid }));
  await expect(applyPlan({ root, plan: update, env })).rejects.toMatchObject({ code: 'E_BUSY' });
  writeFileSync(join(run, 'journal.json'), JSON.stringify(journal));
  await expect(applyPlan({ root, plan: update, env })).rejects.toMatchObject({ code: 'E_INTERRUPTED' });
  writeFileSync(join(run, 'journal.json'), '{');
  await expect(continueRun(root, { env })).rejects.toMatchObject({ code: 'E_JOURNAL' });
});

describe('a working tree', () => {
  const works = async (at: string): Promise<void> => {
    const before = snapshot(at);
    await applyPlan({ root: at, plan: teamPlan, env });
    expect(read('README.md', at)).toBe('# two\n');
    expect(git(at, 'ls-files', '--unmerged')).toContain('src/text.ts');
    await undoRun(at, { env });
    expect(snapshot(at)).toEqual(before);
    expect(git(at, 'status', '--porcelain')).toBe('');
  };

  test('of a shallow clone', async () => {
    const clone = join(folder.path, 'clone');
    git(folder.path, 'clone', '--quiet', '--depth=1', `file://${root}`, clone);
    await works(clone);
  });

  test('beside another', async () => {
    const tree = join(folder.path, 'tree');
    git(root, 'worktree', 'add', '--quiet', '--detach', tree);
    await works(tree);
    expect(existsSync(join(root, '.git', 'agent-canvas'))).toBe(false);
  });

  test('of a submodule', async () => {
    const outer = join(folder.path, 'outer');
    mkdirSync(outer);
    git(outer, 'init', '--quiet');
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'inner');
    await works(join(outer, 'inner'));
  });

  test('that is a folder of a larger one', async () => {
    const outer = join(folder.path, 'outer');
    writeFiles(outer, teamFiles);
    createRepository(join(outer, 'part'), teamFiles);
    rmSync(join(outer, 'part', '.git'), { recursive: true });
    git(outer, 'init', '--quiet', '--template=');
    git(outer, 'add', '--all', '--force');
    git(outer, 'commit', '--quiet', '--message', 'all');
    await works(join(outer, 'part'));
  });

  test.runIf(existsSync('/dev/shm') && statSync('/dev/shm').dev !== statSync('/tmp').dev)(
    'whose git folder lies on another disk, at every change',
    async () => {
      using other = temporaryFolder('in memory');
      const elsewhere = join(other.path, 'git');
      cpSync(join(root, '.git'), elsewhere, { recursive: true });
      rmSync(join(root, '.git'), { recursive: true });
      writeFileSync(join(root, '.git'), `gitdir: ${elsewhere}\n`);
      const before = snapshot(root);
      for (let at = 1; ; at += 1) {
        const { fs, isGone } = vanishingFileSystem(at);
        await applyPlan({ root, plan: smallPlan, env, fs }).catch(() => undefined);
        if (!isGone()) break;
        const ways = at % 2 === 0 ? [continueRun, undoRun] : [abortRun];
        for (const way of ways) await way(root, { env }).catch((error) => expect(error.code).toBe('E_NO_RUN'));
        expect(snapshot(root), `change ${at}`).toEqual(before);
      }
      expect(read('README.md')).toBe('# two\n');
      expect(git(root, 'status', '--porcelain')).toContain('README.md');
    },
    60_000,
  );
});
