import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { blobId } from '@agent-canvas/plan';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createRepository,
  git,
  gitEnvironment,
  lockOf,
  temporaryFolder,
  writeFiles,
} from '../testing/git-repository.ts';
import { readRepository } from './read-repository.ts';

let folder: ReturnType<typeof temporaryFolder>;
let root: string;
const odd = ['a \'quoted\' "name".txt', 'ünï/çödé.md', '-dash.txt', 'tab\there.txt', 'b $HOME;`x`.txt'];
const files = {
  'README.md': '# x\n',
  'packages/a/src/index.ts': "import { z } from 'zod';\nimport '@scope/b/part';\nexport const a = z;\n",
  'run.sh': { run: '#!/bin/sh\n' },
  'latin.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  'no-newline.txt': 'end',
  'crlf.txt': 'a\r\nb\r\n',
  ...Object.fromEntries(odd.map((path) => [path, `${path}\n`])),
};
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder.path, 'x');
  createRepository(root, files);
});
afterEach(() => folder[Symbol.dispose]());

const read = (at = root, accept: readonly ('dirty' | 'busy' | 'not-ours')[] = []) =>
  readRepository(at, { env: gitEnvironment, accept });

describe('a clean repository', () => {
  test('is read as it is on disk', async () => {
    const repository = await read();
    for (const [path, content] of Object.entries(files)) {
      const bytes = typeof content === 'object' && 'run' in content ? content.run : content;
      expect(repository.hash(path), path).toBe(blobId(bytes));
      expect(repository.read(path)?.content, path).toEqual(bytes);
    }
    expect(repository.read('run.sh')?.executable).toBe(true);
    expect(repository.read('README.md')?.executable).toBe(false);
    expect(repository.read('absent')).toBeUndefined();
    expect(repository.hash('README.md/below')).toBeUndefined();
    expect(repository.paths()).toEqual(
      [...Object.keys(files), '.canvas/base.br', '.canvas/lock.json', 'canvas.yaml'].sort(),
    );
    expect(repository).toMatchObject({
      canvasText: 'name: x\n',
      overrides: [],
      dirty: [],
      notes: [],
      git: { branch: 'main', isShallow: false },
    });
    expect(repository.lock?.files['README.md']?.base).toBe(blobId('# x\n'));
  });

  test('says which files import a package', async () => {
    const { importers } = await read();
    expect(importers('packages/a', 'zod')).toHaveLength(1);
    expect(importers('packages/a', '@scope/b')).toHaveLength(1);
    expect(importers('', 'zod')).toEqual(importers('packages/a', 'zod'));
    expect(importers('packages/a', 'yaml')).toEqual([]);
    expect(importers('packages/b', 'zod')).toEqual([]);
  });

  test('keeps to one look at each file', async () => {
    const repository = await read();
    const before = repository.hash('README.md');
    writeFileSync(join(root, 'README.md'), 'later');
    expect(repository.hash('README.md')).toBe(before);
    expect(repository.read('README.md')?.content).toBe('# x\n');
  });

  test('starts git at most three times', async () => {
    const trace = join(folder.path, 'trace');
    await readRepository(root, { env: { ...gitEnvironment, GIT_TRACE2_EVENT: trace } });
    const { readFileSync } = await import('node:fs');
    const started = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"event":"start"'));
    expect(started.length).toBeGreaterThan(0);
    expect(started.length).toBeLessThanOrEqual(3);
  });
});

describe('uncommitted edits', () => {
  test('in managed files are refused, every path named', async () => {
    appendFileSync(join(root, 'README.md'), 'mine\n');
    appendFileSync(join(root, odd[0] as string), 'mine\n');
    appendFileSync(join(root, 'crlf.txt'), 'staged\r\n');
    git(root, 'add', 'crlf.txt');
    rmSync(join(root, 'run.sh'));
    const paths = ['README.md', odd[0], 'crlf.txt', 'run.sh'].sort();
    await expect(read()).rejects.toMatchObject({ code: 'E_DIRTY', message: expect.stringContaining(paths.join(', ')) });
    expect((await read(root, ['dirty'])).dirty).toEqual(paths);
  });

  test('elsewhere are nobody else’s business', async () => {
    writeFiles(root, { 'canvas.yaml': 'name: y\n', '.canvas/overrides.yaml': '', 'mine.txt': 'mine' });
    const repository = await read();
    expect(repository.dirty).toEqual([]);
    expect(repository.canvasText).toBe('name: y\n');
    expect(repository.paths()).toContain('mine.txt');
  });

  test('of seeded files and of files of the team’s own are no hindrance', async () => {
    const base = blobId('# x\n');
    writeFileSync(
      join(root, '.canvas/lock.json'),
      lockOf(files, {
        files: {
          'README.md': { pack: 'p', class: 'seeded', base, mode: '100644' },
          'crlf.txt': { pack: 'p', class: 'managed', base, mode: '100644', policy: 'own' },
        },
      }),
    );
    git(root, 'commit', '--all', '--quiet', '--message', 'lock');
    appendFileSync(join(root, 'README.md'), 'mine\n');
    appendFileSync(join(root, 'crlf.txt'), 'mine\n');
    expect((await read()).dirty).toEqual([]);
  });

  test('are none of base.br, which nobody edits and sync makes again', async () => {
    rmSync(join(root, '.canvas/base.br'));
    expect((await read()).dirty).toEqual([]);
    writeFileSync(join(root, '.canvas/base.br'), 'cut short');
    expect((await read()).dirty).toEqual([]);
  });

  test('that only bring back what the pack gave hold nothing to lose', async () => {
    appendFileSync(join(root, 'README.md'), 'mine\n');
    git(root, 'commit', '--all', '--quiet', '--message', 'edit');
    writeFileSync(join(root, 'README.md'), '# x\n');
    expect((await read()).dirty).toEqual([]);
  });
});

describe('git', () => {
  test.each([
    ['a merge', (at: string) => writeFileSync(join(at, 'MERGE_HEAD'), '')],
    ['a rebase', (at: string) => mkdirSync(join(at, 'rebase-merge'))],
    ['a rebase', (at: string) => mkdirSync(join(at, 'rebase-apply'))],
    ['a cherry-pick', (at: string) => writeFileSync(join(at, 'CHERRY_PICK_HEAD'), '')],
    ['a revert', (at: string) => writeFileSync(join(at, 'REVERT_HEAD'), '')],
    ['a bisect', (at: string) => writeFileSync(join(at, 'BISECT_LOG'), '')],
  ])('in the middle of %s is refused', async (what, begin) => {
    begin(join(root, '.git'));
    await expect(read()).rejects.toMatchObject({ code: 'E_GIT_BUSY', message: expect.stringContaining(what) });
    await expect(read(root, ['busy'])).resolves.toMatchObject({ git: { busy: what } });
  });

  test('with a detached head is noted', async () => {
    git(root, 'checkout', '--quiet', '--detach');
    const { git: state, notes } = await read();
    expect(state.branch).toBeUndefined();
    expect(notes).toEqual([{ path: '.', text: expect.stringContaining('detached') }]);
  });

  test('in a shallow clone has all that is needed', async () => {
    const clone = join(folder.path, 'clone');
    git(folder.path, 'clone', '--quiet', '--depth=1', `file://${root}`, clone);
    expect(await read(clone)).toMatchObject({ git: { isShallow: true }, dirty: [], notes: [] });
  });

  test('in a worktree has a state of its own', async () => {
    const tree = join(folder.path, 'tree');
    git(root, 'worktree', 'add', '--quiet', '-b', 'side', tree);
    writeFileSync(join(root, '.git', 'MERGE_HEAD'), '');
    expect(await read(tree)).toMatchObject({ git: { branch: 'side', top: tree }, dirty: [] });
  });

  test('in a submodule is found through its file', async () => {
    const outer = join(folder.path, 'outer');
    mkdirSync(outer);
    git(outer, 'init', '--quiet');
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'inner');
    const { git: state } = await read(join(outer, 'inner'));
    expect(state).toMatchObject({ top: join(outer, 'inner'), folder: join(outer, '.git', 'modules', 'inner') });
  });

  test('of a larger repository is asked about its own part', async () => {
    const outer = join(folder.path, 'outer');
    createRepository(join(outer), { 'other.txt': 'x' });
    rmSync(join(root, '.git'), { recursive: true });
    renameSync(root, join(outer, 'part'));
    git(outer, 'add', '--all', '--force');
    git(outer, 'commit', '--quiet', '--message', 'part');
    appendFileSync(join(outer, 'other.txt'), 'edited');
    appendFileSync(join(outer, 'part', 'ünï/çödé.md'), 'edited');
    const repository = await read(join(outer, 'part'), ['dirty']);
    expect(repository.dirty).toEqual(['ünï/çödé.md']);
    expect(repository.git.prefix).toBe('part/');
    expect(repository.paths()).not.toContain('other.txt');
  });

  test('is not led astray by the variables of a hook', async () => {
    const env = { ...gitEnvironment, GIT_DIR: join(folder.path, 'elsewhere'), GIT_INDEX_FILE: '/dev/null' };
    await expect(readRepository(root, { env })).resolves.toMatchObject({ dirty: [] });
  });

  test('that keeps no managed file is noted', async () => {
    git(root, 'rm', '--quiet', '--cached', 'README.md', 'no-newline.txt');
    writeFiles(root, { '.gitignore': 'README.md\n' });
    git(root, 'add', '.gitignore');
    git(root, 'commit', '--quiet', '--message', 'ignore');
    expect((await read()).notes).toEqual([
      { path: 'README.md', text: expect.stringContaining('ignored') },
      { path: 'no-newline.txt', text: expect.stringContaining('not in git') },
    ]);
  });

  test('that is not there is said so', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    await expect(read()).rejects.toMatchObject({ code: 'E_NO_GIT' });
  });

  test('that is not installed is said so', async () => {
    await expect(readRepository(root, { env: { PATH: folder.path } })).rejects.toMatchObject({ code: 'E_NO_GIT' });
  });

  test('that knows no modes leaves them to its index', async () => {
    git(root, 'config', 'core.fileMode', 'false');
    chmodSync(join(root, 'run.sh'), 0o644);
    const repository = await read();
    expect(repository.read('run.sh')?.executable).toBe(true);
  });
});

describe('what is not a plain file', () => {
  test('is an obstacle, not a file', async () => {
    mkdirSync(join(folder.path, 'elsewhere'));
    writeFileSync(join(folder.path, 'elsewhere', 'secret'), 'x');
    symlinkSync(join(folder.path, 'elsewhere'), join(root, 'link'));
    symlinkSync('README.md', join(root, 'alias.md'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
    const repository = await read();
    expect(repository.hash('link/secret')).toBeUndefined();
    expect(repository.obstacle('link/secret')).toEqual({ path: 'link', is: 'symlink' });
    expect(repository.read('alias.md')).toBeUndefined();
    expect(repository.obstacle('alias.md')).toEqual({ path: 'alias.md', is: 'symlink' });
    expect(repository.obstacle('packages')).toEqual({ path: 'packages', is: 'folder' });
    expect(repository.obstacle('README.md/x')).toEqual({ path: 'README.md', is: 'file' });
    expect(repository.obstacle('socket')).toEqual({ path: 'socket', is: 'other' });
    server.close();
    expect(repository.obstacle('README.md')).toBeUndefined();
    expect(repository.obstacle('new/file')).toBeUndefined();
  });
});

describe('a lock', () => {
  test('that is missing means a repository that is not ours', async () => {
    git(root, 'rm', '--quiet', '-r', '.canvas');
    await expect(read()).rejects.toMatchObject({ code: 'E_NOT_OURS' });
    await expect(read(root, ['not-ours'])).resolves.toMatchObject({ lock: undefined, dirty: [] });
  });

  test('that was edited by hand is refused', async () => {
    writeFileSync(join(root, '.canvas/lock.json'), lockOf(files).replace('"1.0.0"', '"9.0.0"'));
    await expect(read()).rejects.toMatchObject({ code: 'E_LOCK_TAMPERED' });
  });

  test('that git left in conflict can be repaired', async () => {
    git(root, 'checkout', '--quiet', '-b', 'side');
    writeFileSync(join(root, '.canvas/lock.json'), lockOf(files, { added: ['a'] }));
    git(root, 'commit', '--quiet', '--all', '--message', 'a');
    git(root, 'checkout', '--quiet', 'main');
    writeFileSync(join(root, '.canvas/lock.json'), lockOf(files, { added: ['b'] }));
    git(root, 'commit', '--quiet', '--all', '--message', 'b');
    expect(() => git(root, 'merge', 'side')).toThrow();
    await expect(read()).rejects.toMatchObject({ code: 'E_LOCK_CONFLICTED' });
  });
});
