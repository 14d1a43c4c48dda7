import { describe, expect, test } from 'vitest';
import { planSync } from './plan-sync.ts';
import { acceptOurs, acceptTheirs, resolveConflict } from './resolve-conflict.ts';
import { type MemoryRepository, memoryRepository } from './testing/memory-repository.ts';
import { plainPack, plainRequest } from './testing/plain-pack.ts';

const base = 'a\nb\nc\nd\ne\nf\n';
const mine = base.replace('a', 'A').replace('c', 'MINE');
const theirs = base.replace('f', 'F').replace('c', 'THEIRS');
const image = (byte: number) => Uint8Array.of(0, byte);
const pack = plainPack({ 'a.txt': theirs, 'b.png': { content: image(3) } }, { version: '0.2.0' });
const sync = (repository: MemoryRepository, to = pack) =>
  planSync({ ...plainRequest, repository, bases: repository.bases, pack: to });

/** A repository whose text and whose image are in conflict. */
async function inConflict(): Promise<MemoryRepository> {
  const empty = memoryRepository();
  const made = empty.after(await sync(empty, plainPack({ 'a.txt': base, 'b.png': { content: image(1) } })));
  const edited = made.edited({ 'a.txt': mine, 'b.png': image(2) });
  return edited.after(await sync(edited));
}

const request = (repository: MemoryRepository, ...paths: string[]) => ({
  repository,
  bases: repository.bases,
  paths,
  name: 'plain',
});

describe('a conflict is settled', () => {
  test('as it was mended', async () => {
    const marked = await inConflict();
    const mended = marked.edited({ 'a.txt': mine });
    const after = mended.after(await resolveConflict(request(mended, 'a.txt', 'b.png')));
    expect(after.lock?.conflicts).toEqual({});
    expect((await sync(after)).isNothing).toBe(true);
    expect(await after.bases(after.lock?.files['a.txt']?.base ?? '', 'a.txt')).toBe(theirs);
  });

  test('not while markers are left', async () => {
    const marked = await inConflict();
    await expect(resolveConflict(request(marked, 'a.txt'))).rejects.toMatchObject({ code: 'E_MARKERS_LEFT' });
  });

  test('with the team’s side of each place; what was merged beside it stays', async () => {
    const marked = await inConflict();
    const after = marked.after(await acceptOurs(request(marked, 'a.txt', 'b.png')));
    expect(after.files.get('a.txt')?.content).toBe('A\nb\nMINE\nd\ne\nF\n');
    expect(after.files.get('b.png')?.content).toEqual(image(2));
    expect((await sync(after)).isNothing).toBe(true);
  });

  test('with the pack’s side of each place; a binary as a whole', async () => {
    const marked = await inConflict();
    const after = marked.after(await acceptTheirs(request(marked, 'a.txt', 'b.png')));
    expect(after.files.get('a.txt')?.content).toBe('A\nb\nTHEIRS\nd\ne\nF\n');
    expect(Buffer.from(after.files.get('b.png')?.content ?? '')).toEqual(Buffer.from(image(3)));
    expect((await sync(after)).isNothing).toBe(true);
  });

  test('with the pack’s side of each key; what the team wrote beside it stays', async () => {
    const json = (fix: string, more = '') => `{\n  "a": "${fix}",${more}\n  "z": 1\n}\n`;
    const yaml = (fix: string, more = '') => `a: ${fix}\n${more}z: 1\n`;
    const empty = memoryRepository();
    const given = { 'a.json': json('old'), 'catalog.yaml': yaml('old'), '.github/a.yml': yaml('old') };
    const made = empty.after(await sync(empty, plainPack(given)));
    const edited = made.edited({
      'a.json': json('mine', '\n  "ours": true,'),
      'catalog.yaml': yaml('mine', '# why\nours: true\n'),
      '.github/a.yml': yaml('mine', 'ours: true\n'),
    });
    const next = plainPack(
      { 'a.json': json('theirs'), 'catalog.yaml': yaml('theirs'), '.github/a.yml': yaml('theirs') },
      { version: '0.2.0' },
    );
    const open = edited.after(await sync(edited, next));
    const paths = ['a.json', 'catalog.yaml', '.github/a.yml'];
    expect(Object.keys(open.lock?.conflicts ?? {}).sort()).toEqual([...paths].sort());
    const plan = await acceptTheirs(request(open, ...paths));
    const after = open.after(plan);
    expect(after.files.get('a.json')?.content).toBe(json('theirs', '\n  "ours": true,'));
    expect(after.files.get('catalog.yaml')?.content).toBe(yaml('theirs', '# why\nours: true\n'));
    expect(after.files.get('.github/a.yml')?.content).toBe(yaml('theirs', 'ours: true\n'));
    expect(plan.notes).toEqual([]);
    expect((await sync(after, next)).isNothing).toBe(true);
  });

  test('as a whole where keys cannot be told, and says so', async () => {
    const empty = memoryRepository();
    const made = empty.after(await sync(empty, plainPack({ 'a.json': '{ "a": 1 }\n' })));
    const edited = made.edited({ 'a.json': '{ "a": oops\n' });
    const open = edited.after(await sync(edited, plainPack({ 'a.json': '{ "a": 2 }\n' }, { version: '0.2.0' })));
    const plan = await acceptTheirs(request(open, 'a.json'));
    expect(open.after(plan).files.get('a.json')?.content).toBe('{ "a": 2 }\n');
    expect(plan.notes).toEqual([
      { path: 'a.json', text: "it is the pack's as a whole now; edits of the team in it are in git" },
    ]);
  });

  test('only one that is there', async () => {
    const marked = await inConflict();
    await expect(acceptOurs(request(marked, 'c.txt'))).rejects.toMatchObject({
      code: 'E_NO_CONFLICT',
      hint: 'There are: a.txt, b.png.',
    });
  });
});
