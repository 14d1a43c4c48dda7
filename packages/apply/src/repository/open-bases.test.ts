import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { parseCanvas } from '@agent-canvas/canvas';
import { type LoadedPack, parsePack } from '@agent-canvas/packs';
import { blobId, packBases, planCreate } from '@agent-canvas/plan';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyCreate } from '../apply-create.ts';
import { createRepository, gitEnvironment as env, git, temporaryFolder } from '../testing/git-repository.ts';
import { type BaseOptions, openBases } from './open-bases.ts';
import { readRepository } from './read-repository.ts';

let folder: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder.path, 'x');
});
afterEach(() => folder[Symbol.dispose]());

const missing: NonNullable<BaseOptions['findPack']> = () =>
  Promise.reject(new Error('the registry is not to be asked'));
const bases = async (findPack = missing, notes: string[] = []) =>
  openBases(await readRepository(root, { env, accept: ['dirty'] }), {
    env,
    findPack,
    onNote: (text) => notes.push(text),
  });

test('a base comes from base.br, else from git, else from nowhere', async () => {
  const files = { 'a.txt': 'kept\n', 'b.txt': 'in git alone\n', 'latin.txt': Buffer.from([0xe9]), 'empty.txt': '' };
  createRepository(root, files);
  writeFileSync(join(root, '.canvas/base.br'), packBases(['kept\n']));
  const notes: string[] = [];
  const base = await bases(missing, notes);
  expect(await base(blobId('kept\n'), 'a.txt')).toBe('kept\n');
  expect(notes).toEqual([]);
  expect(Buffer.from((await base(blobId('in git alone\n'), 'b.txt')) as Uint8Array).toString()).toBe('in git alone\n');
  expect(await base(blobId(Buffer.from([0xe9])), 'latin.txt')).toEqual(Buffer.from([0xe9]));
  expect(Buffer.from((await base(blobId(''), 'empty.txt')) as Uint8Array)).toHaveLength(0);
  expect(notes).toEqual([]);
  expect(await base(blobId('never seen'), 'c.txt')).toBeUndefined();
  expect(await base('--help', 'c.txt')).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining('p 1.0.0 could not be rendered again')]);
});

test('a base.br that is cut short is not believed', async () => {
  createRepository(root, { 'a.txt': 'kept\n' });
  git(root, 'commit', '--quiet', '--amend', '--allow-empty', '--message', 'first');
  writeFileSync(join(root, '.canvas/base.br'), 'cut short');
  const base = await bases();
  expect(Buffer.from((await base(blobId('kept\n'), 'a.txt')) as Uint8Array).toString()).toBe('kept\n');
});

test('the old pack is rendered again for the answers of the lock, and asked for once, by its integrity', async () => {
  const golden = fileURLToPath(new URL('../../../../test/golden/0.1.0.json.br', import.meta.url));
  const pack: LoadedPack = parsePack(brotliDecompressSync(readFileSync(golden)));
  const canvasText = 'name: old-agent\n';
  const plan = planCreate({ parsed: parseCanvas(canvasText), canvasText, pack });
  await applyCreate({ target: root, plan });
  git(root, 'init', '--quiet');
  rmSync(join(root, '.canvas/base.br'));
  const wanted: object[] = [];
  const base = await bases(async (asked) => {
    wanted.push(asked);
    return pack;
  });
  const managed = plan.changes.filter(({ origin }) => origin.template !== 'engine');
  expect(managed.length).toBeGreaterThan(100);
  for (const { path, hash, content } of managed) expect(await base(hash, path), path).toEqual(content);
  expect(wanted).toEqual([{ name: pack.pack.name, version: pack.pack.version, integrity: pack.integrity }]);
}, 30_000);
