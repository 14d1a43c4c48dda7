import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blobId, type Change, type Plan } from '@agent-canvas/plan';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyCreate } from './apply-create.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apply-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const change = (path: string, content = path): Change => ({
  path,
  content,
  action: 'create',
  reason: 'test',
  class: 'managed',
  origin: { template: 'test', settings: [] },
  hash: blobId(content),
  executable: path.endsWith('.sh'),
});
const planOf = (...paths: string[]): Plan => ({
  name: 'x',
  pack: { name: 'p', version: '1.0.0', integrity: 'sha512-' },
  templates: [],
  changes: paths.map((path) => change(path)),
});
const plan = planOf('README.md', 'packages/a/src/index.ts', 'packages/a/package.json', 'run.sh', '.canvas/lock.json');

/** Every path below `root` except `.git`, sorted. */
const tree = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

/** A disk that fails with `code` at its nth write or rename. */
const failing = (at: number, code: string): FileSystem => {
  let count = 0;
  const guard = <A extends unknown[], R>(operation: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      count += 1;
      if (count === at) throw Object.assign(new Error(code), { code });
      return operation(...args);
    };
  };
  return {
    ...diskFileSystem,
    writeFile: guard(diskFileSystem.writeFile as (...args: unknown[]) => Promise<void>) as FileSystem['writeFile'],
    rename: guard(diskFileSystem.rename),
  };
};

const paths = plan.changes.map(({ path }) => path).sort();

describe.each(['absent', 'empty', 'empty with .git'])('a target that is %s', (state) => {
  let target: string;
  beforeEach(() => {
    target = join(folder, 'my-agent');
    if (state !== 'absent') mkdirSync(join(target, state === 'empty' ? '' : '.git'), { recursive: true });
  });
  const written = (): string[] => (existsSync(target) ? tree(target) : []);

  test('receives every file and nothing else', async () => {
    await applyCreate({ target, plan });
    expect(written()).toEqual(paths);
    expect(readFileSync(join(target, 'README.md'), 'utf8')).toBe('README.md');
    expect(readdirSync(folder)).toEqual(['my-agent']);
  });

  test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
    'is as before where the disk fills up at write %i',
    async (at) => {
      const before = readdirSync(folder);
      await expect(applyCreate({ target, plan, fs: failing(at, 'ENOSPC') })).rejects.toMatchObject({
        code: 'E_WRITE',
        message: expect.stringContaining('the disk is full'),
      });
      expect(readdirSync(folder)).toEqual(before);
      expect(written()).toEqual([]);
    },
  );

  test('is as before where the user cancels', async () => {
    const before = readdirSync(folder);
    const signal = AbortSignal.abort();
    await expect(applyCreate({ target, plan, signal })).rejects.toMatchObject({ code: 'E_CANCELLED', exitCode: 130 });
    expect(readdirSync(folder)).toEqual(before);
    expect(written()).toEqual([]);
  });

  test('is repaired by the next run after a kill at any write or rename', async () => {
    const operations = state === 'absent' ? 6 : 14;
    for (let at = 1; at <= operations; at += 1) {
      await killedAt(at, target);
      await applyCreate({ target, plan });
      expect(written()).toEqual(paths);
      expect(readdirSync(folder)).toEqual(['my-agent']);
      rmSync(target, { recursive: true });
      if (state !== 'absent') mkdirSync(join(target, state === 'empty' ? '' : '.git'), { recursive: true });
    }
  }, 60_000);
});

/** Runs a create in a process of its own that kills itself before its nth write or rename. */
async function killedAt(at: number, target: string): Promise<void> {
  const script = `
    import { applyCreate } from ${JSON.stringify(fileURLToPath(new URL('./apply-create.ts', import.meta.url)))};
    import { diskFileSystem } from ${JSON.stringify(fileURLToPath(new URL('./file-system.ts', import.meta.url)))};
    let count = 0;
    const guard = (operation) => async (...args) => {
      count += 1;
      if (count === ${at}) process.kill(process.pid, 'SIGKILL');
      return operation(...args);
    };
    const fs = { ...diskFileSystem, writeFile: guard(diskFileSystem.writeFile), rename: guard(diskFileSystem.rename) };
    const changes = JSON.parse(process.env.CHANGES);
    await applyCreate({ target: ${JSON.stringify(target)}, plan: { changes }, fs }).catch(() => {});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, CHANGES: JSON.stringify(plan.changes) },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.on('close', resolve));
}

test('a file that appeared meanwhile is never overwritten', async () => {
  const target = join(folder, 'my-agent');
  mkdirSync(target);
  const fs: FileSystem = {
    ...diskFileSystem,
    rename: async (from, to) => {
      if (String(to).endsWith('/run')) writeFileSync(join(target, 'README.md'), 'mine');
      return diskFileSystem.rename(from, to);
    },
  };
  await expect(applyCreate({ target, plan, fs })).rejects.toMatchObject({ code: 'E_WRITE' });
  expect(tree(target)).toEqual(['README.md']);
  expect(readFileSync(join(target, 'README.md'), 'utf8')).toBe('mine');
});

const folderNamed = (name: string): string => {
  mkdirSync(join(folder, name));
  return join(folder, name);
};

describe('a target that is refused', () => {
  test.each([
    ['a file', () => writeFileSync(join(folder, 't'), 'x'), 'E_TARGET_FILE'],
    ['not empty', () => writeFileSync(join(folderNamed('t'), 'mine'), 'x'), 'E_TARGET_NOT_EMPTY'],
    ['a symbolic link', () => symlinkSync(folderNamed('real'), join(folder, 't')), 'E_TARGET_SYMLINK'],
    ['below a file', () => writeFileSync(join(folder, 'f'), 'x'), 'E_TARGET_UNREADABLE'],
  ])('%s', async (_, prepare, code) => {
    prepare();
    const target = code === 'E_TARGET_UNREADABLE' ? join(folder, 'f', 't') : join(folder, 't');
    const before = tree(folder);
    await expect(applyCreate({ target, plan })).rejects.toMatchObject({ code });
    expect(tree(folder)).toEqual(before);
  });
});

test.each([
  '../x',
  '/etc/x',
  'a/../../x',
  'a\\..\\x',
  'C:/x',
  '.git/config',
  'a//b',
  'a/.',
  'nul',
  'a/com1.txt',
  'trailing. ',
])('a pack cannot write to %j', async (path) => {
  await expect(applyCreate({ target: join(folder, 't'), plan: planOf('ok', path) })).rejects.toMatchObject({
    code: 'E_PATH_ESCAPE',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('staging of a run that is alive is left alone', async () => {
  mkdirSync(join(folder, `.t.agent-canvas-${process.ppid}`));
  await applyCreate({ target: join(folder, 't'), plan });
  expect(readdirSync(folder).sort()).toEqual([`.t.agent-canvas-${process.ppid}`, 't']);
});
