import { describe, expect, test } from 'vitest';
import { type Lock, renderLock, sealLock } from './lock.ts';
import { planSync } from './plan-sync.ts';
import type { SyncPlan } from './sync-plan.ts';
import type { SyncRequest } from './sync-request.ts';
import { type MemoryOptions, type MemoryRepository, memoryRepository } from './testing/memory-repository.ts';
import { type PlainFile, plainPack, plainRequest } from './testing/plain-pack.ts';

type Files = Readonly<Record<string, PlainFile>>;
type Extra = Parameters<typeof plainPack>[1];

const sync = (repository: MemoryRepository, pack: SyncRequest['pack'], more: Partial<SyncRequest> = {}) =>
  planSync({ ...plainRequest, repository, bases: repository.bases, pack, ...more });

/** A repository made from a pack of these files. */
async function made(files: Files, options?: MemoryOptions): Promise<MemoryRepository> {
  const empty = memoryRepository(new Map(), options);
  return empty.after(await sync(empty, plainPack(files)));
}

const next = (files: Files, extra: Extra = {}) => plainPack(files, { version: '0.2.0', ...extra });
const text = (repository: MemoryRepository, path: string) => repository.files.get(path)?.content;
const acts = (plan: SyncPlan) =>
  plan.changes.filter(({ path }) => !path.startsWith('.canvas/')).map(({ path, action }) => `${action} ${path}`);

const lines = (...names: string[]) => `${names.join('\n')}\n`;
const abc = lines('a', 'b', 'c', 'd', 'e', 'f');

describe('what becomes of a file', () => {
  test('nobody changed it: the pack’s change comes', async () => {
    const repository = await made({ 'a.txt': 'one\n', 'b.txt': 'b\n' });
    const plan = await sync(repository, next({ 'a.txt': 'two\n', 'b.txt': 'b\n' }));
    expect(acts(plan)).toEqual(['update a.txt']);
    expect(text(repository.after(plan), 'a.txt')).toBe('two\n');
  });

  test('both changed it far apart: both are there', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': abc.replace('a', 'A') });
    const plan = await sync(repository, next({ 'a.txt': abc.replace('f', 'F') }));
    expect(text(repository.after(plan), 'a.txt')).toBe(lines('A', 'b', 'c', 'd', 'e', 'F'));
    expect(plan.conflicts).toEqual([]);
  });

  test('the pack drops a file that the team edited: it is kept, with a note, and let go', async () => {
    const repository = (await made({ 'a.txt': abc, 'b.txt': 'b\n' })).edited({ 'a.txt': 'mine\n' });
    const plan = await sync(repository, next({ 'b.txt': 'b\n' }));
    expect(acts(plan)).toEqual(['keep a.txt']);
    expect(plan.notes).toEqual([{ path: 'a.txt', text: expect.stringContaining('kept') }]);
    expect(plan.lock.files).not.toHaveProperty('a.txt');
  });

  test('the pack drops a file that nobody edited: it goes', async () => {
    const repository = await made({ 'a.txt': abc, 'b.txt': 'b\n' });
    expect(acts(await sync(repository, next({ 'b.txt': 'b\n' })))).toEqual(['delete a.txt']);
  });

  test('the team deleted it: it stays away, its base stays, and the change is noted', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': undefined });
    const plan = await sync(repository, next({ 'a.txt': 'two\n' }));
    expect(acts(plan)).toEqual(['keep a.txt']);
    expect(plan.lock.files['a.txt']?.base).toBe(repository.lock?.files['a.txt']?.base);
    expect(plan.notes[0]?.text).toContain('stays deleted');
    const restored = repository.after(plan).edited({ 'a.txt': abc });
    expect(acts(await sync(restored, next({ 'a.txt': 'two\n' })))).toEqual(['update a.txt']);
  });

  test('the team made the same file before the pack did', async () => {
    const repository = (await made({})).edited({ 'a.txt': 'same\n' });
    const plan = await sync(repository, next({ 'a.txt': 'same\n' }));
    expect(acts(plan)).toEqual([]);
    expect(plan.lock.files).toHaveProperty('a.txt');
  });

  test('a dependency goes with the last file of the pack that imports it, and stays with one of the team’s', async () => {
    const manifest = (dependencies: object, scripts: object = {}) =>
      `${JSON.stringify({ scripts, dependencies }, null, 2)}\n`;
    const used = { 'redis.ts': "import { Redis } from 'ioredis';\n" };
    const repository = (await made({ 'package.json': manifest({ ioredis: '1.0.0' }), ...used })).edited({
      'package.json': manifest({ ioredis: '1.0.0' }, { mine: 'echo' }),
    });
    const without = next({ 'package.json': manifest({}) });
    const plan = await sync(repository, without);
    expect(plan.conflicts).toEqual([]);
    expect(JSON.parse(String(text(repository.after(plan), 'package.json')))).toEqual({
      scripts: { mine: 'echo' },
    });
    const using = repository.edited({ 'mine.ts': "import { Redis } from 'ioredis';\n" });
    expect(text(using.after(await sync(using, without)), 'package.json')).toContain('ioredis');
  });

  test('a manifest that nobody edited keeps the dependency that a file of the team imports', async () => {
    const manifest = (dependencies: object) => `${JSON.stringify({ dependencies }, null, 2)}\n`;
    const repository = await made({
      'package.json': manifest({ ioredis: '1.0.0', zod: '4.0.0' }),
      'zod.ts': "from 'zod';\n",
    });
    const using = repository.edited({ 'mine.ts': "import { Redis } from 'ioredis';\n" });
    const without = next({ 'package.json': manifest({ zod: '4.1.0' }), 'zod.ts': "from 'zod';\n" });
    const plan = await sync(using, without, { bases: () => undefined });
    expect(plan.conflicts).toEqual([]);
    expect(JSON.parse(String(text(using.after(plan), 'package.json')))).toEqual({
      dependencies: { ioredis: '1.0.0', zod: '4.1.0' },
    });
    expect(plan.notes).toEqual([{ path: 'package.json', text: expect.stringContaining('ioredis') }]);
    expect(text(repository.after(await sync(repository, without)), 'package.json')).toBe(manifest({ zod: '4.1.0' }));
  });

  test('files of the team alone are not even looked at', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'mine.txt': 'mine\n' });
    const hashed: string[] = [];
    const watched = {
      ...repository,
      hash(path: string) {
        hashed.push(path);
        return repository.hash(path);
      },
    };
    await sync(watched, next({ 'a.txt': 'two\n' }));
    expect(hashed).not.toContain('mine.txt');
  });
});

describe('where the team moved a file', () => {
  test('it is followed where its content is what the pack had given, and again when edited there', async () => {
    const repository = (await made({ 'src/a.ts': abc })).edited({ 'src/a.ts': undefined, 'lib/b.ts': abc });
    const plan = await sync(repository, next({ 'src/a.ts': abc.replace('a', 'A') }));
    expect(acts(plan)).toEqual(['update lib/b.ts']);
    expect(plan.lock.files['src/a.ts']?.at).toBe('lib/b.ts');
    const edited = repository.after(plan).edited({ 'lib/b.ts': lines('A', 'b', 'c', 'd', 'e', 'MINE') });
    const again = await sync(edited, next({ 'src/a.ts': lines('1', 'b', 'c', 'd', 'e', 'f') }, { version: '0.3.0' }));
    expect(text(edited.after(again), 'lib/b.ts')).toBe(lines('1', 'b', 'c', 'd', 'e', 'MINE'));
    const back = edited.edited({ 'lib/b.ts': undefined, 'src/a.ts': lines('A', 'b', 'c', 'd', 'e', 'f') });
    const home = await sync(back, next({ 'src/a.ts': abc.replace('a', 'A') }));
    expect(home.lock.files['src/a.ts']?.at).toBeUndefined();
  });

  test('it is followed under another ending of tests', async () => {
    const repository = (await made({ 'src/a.test.ts': abc })).edited({
      'src/a.test.ts': undefined,
      'src/a.spec.ts': abc,
    });
    const plan = await sync(repository, next({ 'src/a.test.ts': abc.replace('a', 'A') }));
    expect(acts(plan)).toEqual(['update src/a.spec.ts']);
  });

  test('two files that could be it, or one that was edited, are not guessed at; a name found again is a hint', async () => {
    const start = await made({ 'src/alone.ts': abc });
    const twice = start.edited({ 'src/alone.ts': undefined, 'x.ts': abc, 'y.ts': abc });
    expect(acts(await sync(twice, next({ 'src/alone.ts': 'new\n' })))).toEqual(['keep src/alone.ts']);
    const edited = start.edited({ 'src/alone.ts': undefined, 'lib/alone.ts': `${abc}mine\n` });
    const plan = await sync(edited, next({ 'src/alone.ts': 'new\n' }));
    expect(plan.notes[0]?.text).toContain('lib/alone.ts has its name');
  });
});

describe('classes', () => {
  const seeded = (content: string): PlainFile => ({ content, class: 'seeded' });

  test('a seeded file is given once and never changed', async () => {
    const repository = await made({ 'a.md': seeded('one\n') });
    expect(acts(await sync(repository, next({ 'a.md': seeded('two\n') })))).toEqual([]);
    const gone = repository.edited({ 'a.md': undefined });
    const plan = await sync(gone, next({ 'a.md': seeded('two\n') }));
    expect(acts(plan)).toEqual([]);
    expect(plan.notes).toEqual([]);
  });

  test('a seeded file where the team has one already is not written, nor later where they deleted it', async () => {
    const repository = (await made({})).edited({ 'a.md': 'mine\n' });
    const plan = await sync(repository, next({ 'a.md': seeded('two\n') }));
    expect(acts(plan)).toEqual([]);
    const later = repository.after(plan).edited({ 'a.md': undefined });
    expect(acts(await sync(later, next({ 'a.md': seeded('two\n') })))).toEqual([]);
  });

  test('a seeded file that the pack drops goes only as it was given', async () => {
    const repository = await made({ 'a.md': seeded('one\n'), 'b.md': seeded('one b\n') });
    const plan = await sync(repository.edited({ 'b.md': 'mine\n' }), next({}));
    expect(acts(plan)).toEqual(['delete a.md', 'keep b.md']);
  });

  test('an enforced file is merged, never overwritten', async () => {
    const enforced = (content: string): PlainFile => ({ content, class: 'enforced' });
    const repository = (await made({ 'a.txt': enforced(abc) })).edited({ 'a.txt': abc.replace('a', 'MINE') });
    const plan = await sync(repository, next({ 'a.txt': enforced(abc.replace('f', 'F')) }));
    expect(text(repository.after(plan), 'a.txt')).toBe(lines('MINE', 'b', 'c', 'd', 'e', 'F'));
  });
});

describe('modes', () => {
  const script = (content: string): PlainFile => ({ content, executable: true });

  test('the pack sets the executable bit, the team changed the text: both', async () => {
    const repository = (await made({ 'run.sh': abc })).edited({ 'run.sh': `${abc}mine\n` });
    const plan = await sync(repository, next({ 'run.sh': script(abc) }));
    expect(acts(plan)).toEqual(['mode run.sh']);
    expect(repository.after(plan).files.get('run.sh')).toEqual({ content: `${abc}mine\n`, executable: true });
  });

  test('the team set the bit, the pack changed the text: both', async () => {
    const repository = (await made({ 'run.sh': abc })).edited({ 'run.sh': { content: abc, executable: true } });
    const plan = await sync(repository, next({ 'run.sh': 'two\n' }));
    expect(repository.after(plan).files.get('run.sh')).toEqual({ content: 'two\n', executable: true });
  });
});

describe('policies', () => {
  const override = { path: 'a*', policy: 'pin', reason: 'not yet' } as const;

  test('what is pinned keeps its old base until the day comes', async () => {
    const overrides = [{ ...override, expires: '2026-02-01' }];
    const repository = memoryRepository((await made({ 'a.txt': abc })).files, { overrides });
    const pack = next({ 'a.txt': 'two\n' });
    const plan = await sync(repository, pack);
    expect(acts(plan)).toEqual(['keep a.txt']);
    expect(plan.changes.find(({ path }) => path === 'a.txt')?.reason).toContain('not yet');
    expect(plan.lock.files['a.txt']).toMatchObject({ policy: 'pin', base: repository.lock?.files['a.txt']?.base });
    const held = repository.after(plan);
    expect((await sync(held, pack)).isNothing).toBe(true);
    const due = await sync(held, pack, { today: '2026-02-01' });
    expect(acts(due)).toEqual(['update a.txt']);
    expect(due.lock.files['a.txt']).not.toHaveProperty('policy');
  });

  test('what is skipped is not created', async () => {
    const repository = await made({}, { overrides: [{ ...override, policy: 'skip' }] });
    const plan = await sync(repository, next({ 'a.txt': 'two\n', 'b.txt': 'b\n' }));
    expect(acts(plan)).toEqual(['keep a.txt', 'create b.txt']);
    expect(plan.lock.files).not.toHaveProperty('a.txt');
  });
});

describe('conflicts', () => {
  const mine = abc.replace('c', 'MINE');
  const pack = next({ 'a.txt': abc.replace('c', 'THEIRS') }, { changelog: { '0.1.0': 'old', '0.2.0': 'A better c.' } });

  test('both sides stand in the file, the old base stays, and theirs is kept beside it', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': mine });
    const plan = await sync(repository, pack);
    expect(acts(plan)).toEqual(['conflict a.txt']);
    const [conflict] = plan.conflicts;
    expect(conflict).toMatchObject({ path: 'a.txt', hasMarkers: true, base: abc, mine });
    expect(conflict?.why).toBe('0.2.0\nA better c.');
    expect(plan.lock.files['a.txt']?.base).toBe(repository.lock?.files['a.txt']?.base);
    const after = repository.after(plan);
    const { theirs } = plan.lock.conflicts['a.txt'] ?? { theirs: '' };
    expect(await after.bases(theirs, 'a.txt')).toBe(abc.replace('c', 'THEIRS'));
    expect(text(after, 'a.txt')).toContain('MINE');
    expect(text(after, 'a.txt')).toContain('THEIRS');
  });

  test('markers that are left wait, whatever the pack has by then; without them it is resolved', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': mine });
    const marked = repository.after(await sync(repository, pack));
    const again = await sync(marked, pack);
    expect(again.isNothing).toBe(true);
    expect(again.conflicts).toHaveLength(1);
    const later = next({ 'a.txt': abc.replace('c', 'NEWER').replace('f', 'F') }, { version: '0.3.0' });
    const waiting = await sync(marked, later);
    expect(acts(waiting)).toEqual(['keep a.txt']);
    const resolved = marked.edited({ 'a.txt': abc.replace('c', 'BOTH') });
    const done = await sync(resolved, pack);
    expect(acts(done)).toEqual([]);
    expect(done.lock.conflicts).toEqual({});
    expect(done.conflicts).toEqual([]);
    const merged = resolved.after(
      await sync(resolved, next({ 'a.txt': abc.replace('c', 'THEIRS').replace('f', 'F') })),
    );
    expect(text(merged, 'a.txt')).toBe(lines('a', 'b', 'BOTH', 'd', 'e', 'F'));
  });

  test('where the base is to be had nowhere, mine stays and nothing is marked', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': mine });
    const plan = await sync(repository, pack, { bases: () => undefined });
    expect(acts(plan)).toEqual(['keep a.txt']);
    expect(plan.conflicts[0]).toMatchObject({ hasMarkers: false, mine });
    expect(plan.lock.conflicts).toHaveProperty('a.txt');
  });

  test('a base of another content than its id is not used', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': mine });
    const plan = await sync(repository, pack, { bases: () => 'poisoned\n' });
    expect(plan.conflicts[0]?.places[0]?.where).toBe('the whole file');
  });
});

describe('what stands in the way', () => {
  test('a symlink, a folder or a file above is never written over', async () => {
    const start = memoryRepository(new Map(), { symlinks: ['docs'] });
    const repository = start
      .after(await sync(start, plainPack({ 'x.txt': 'x\n' })))
      .edited({ 'config/mine.txt': 'mine\n', lib: 'a file\n' });
    const plan = await sync(repository, next({ 'x.txt': 'x\n', 'docs/a.md': 'a\n', config: 'b\n', 'lib/c.ts': 'c\n' }));
    expect(acts(plan)).toEqual(['keep config', 'keep docs/a.md', 'keep lib/c.ts']);
    expect(plan.notes).toHaveLength(3);
  });

  test('a path that differs from another one only in case is not written', async () => {
    const repository = (await made({})).edited({ 'readme.md': 'mine\n' });
    const plan = await sync(repository, next({ 'README.md': 'two\n' }));
    expect(acts(plan)).toEqual(['keep README.md']);
    expect(plan.notes[0]?.text).toContain('readme.md is there');
  });

  test('a pack with two such paths is refused', async () => {
    await expect(sync(memoryRepository(), plainPack({ 'a.md': '1', 'A.md': '2' }))).rejects.toMatchObject({
      code: 'E_PACK_PATHS',
    });
  });
});

describe('style', () => {
  const format = async (files: readonly { readonly content: string }[]) =>
    files.map(({ content }) => content.replaceAll('"', "'").replaceAll('  ', '\t'));
  const base = 'const a = "1";\n  b("2");\n\n\nconst z = "9";\n';
  const styled = base.replaceAll('"', "'").replaceAll('  ', '\t');

  test('a file that was only reformatted takes the pack’s change, in the team’s style', async () => {
    const repository = (await made({ 'a.ts': base })).edited({ 'a.ts': styled });
    const plan = await sync(repository, next({ 'a.ts': base.replace('"2"', '"3"') }), { format });
    expect(text(repository.after(plan), 'a.ts')).toBe(styled.replace('2', '3'));
    expect(plan.conflicts).toEqual([]);
    expect(
      (await sync(repository.after(plan), next({ 'a.ts': base.replace('"2"', '"3"') }), { format })).isNothing,
    ).toBe(true);
  });

  test('a file that was reformatted and edited is merged in the team’s style', async () => {
    const repository = (await made({ 'a.ts': base })).edited({ 'a.ts': styled.replace('9', '10') });
    const plan = await sync(repository, next({ 'a.ts': base.replace('"2"', '"3"') }), { format });
    expect(text(repository.after(plan), 'a.ts')).toBe(styled.replace('9', '10').replace('2', '3'));
  });

  test('a file with other line ends is no edited one', async () => {
    const crlf = (content: string) => content.replaceAll('\n', '\r\n');
    const repository = (await made({ 'a.txt': abc, 'b.txt': 'b\nb\n' })).edited({
      'a.txt': crlf(abc),
      'b.txt': crlf('b\nb\n'),
    });
    const plan = await sync(repository, next({ 'a.txt': abc.replace('c', 'C') }));
    expect(acts(plan)).toEqual(['update a.txt', 'delete b.txt']);
    expect(text(repository.after(plan), 'a.txt')).toBe(crlf(abc.replace('c', 'C')));
  });

  test('a formatter that fails is said, and costs nothing else', async () => {
    const repository = (await made({ 'a.txt': abc })).edited({ 'a.txt': abc.replace('a', 'A') });
    const fails = () => Promise.reject(new Error('no such plugin'));
    const plan = await sync(repository, next({ 'a.txt': abc.replace('f', 'F') }), { format: fails });
    expect(acts(plan)).toEqual(['update a.txt']);
    expect(plan.notes[0]?.text).toContain('no such plugin');
  });
});

describe('the plan as a whole', () => {
  test('a second sync has nothing to do; a changed comment in canvas.yaml neither', async () => {
    const repository = await made({ 'a.txt': abc });
    expect((await sync(repository, plainPack({ 'a.txt': abc }))).isNothing).toBe(true);
    const commented = repository.edited({ 'canvas.yaml': '# why\nname: plain\n' });
    const plan = await sync(commented, plainPack({ 'a.txt': abc }), { canvasText: '# why\nname: plain\n' });
    expect(plan.isNothing).toBe(true);
  });

  test('base.br is written again only where it has to hold something else, or is lost', async () => {
    const repository = await made({ 'a.txt': abc });
    const paths = (plan: SyncPlan) => plan.changes.map(({ path }) => path);
    const changed = await sync(repository, next({ 'a.txt': 'two\n' }));
    expect(paths(changed)).toEqual(['.canvas/base.br', '.canvas/lock.json', 'a.txt']);
    expect(paths(await sync(repository, plainPack({ 'a.txt': abc }), { isBaseLost: true }))).toEqual([]);
    const lost = repository.edited({ '.canvas/base.br': undefined });
    expect(paths(await sync(lost, plainPack({ 'a.txt': abc })))).toEqual(['.canvas/base.br']);
  });

  test('a template that the pack does not have is refused by name', async () => {
    await expect(sync(memoryRepository(), plainPack({}), { added: ['memroy'] })).rejects.toMatchObject({
      code: 'E_NO_TEMPLATE',
    });
  });

  test('what a policy holds back does not lose its base when another file changes', async () => {
    const overrides = [{ path: 'a.txt', policy: 'pin', reason: 'not yet' } as const];
    const repository = memoryRepository((await made({ 'a.txt': abc, 'b.txt': 'b\n' })).files, { overrides });
    const after = repository.after(await sync(repository, next({ 'a.txt': 'two\n', 'b.txt': 'B\n' })));
    expect(await after.bases(after.lock?.files['a.txt']?.base ?? '', 'a.txt')).toBe(abc);
  });
});

describe('migrations', () => {
  const rename = {
    id: 'a-moves',
    version: '0.2.0',
    summary: 'a moves',
    steps: [{ rename: { from: 'src/old', to: 'src/new' } }],
  };
  const config = (key: string, value: number) =>
    `/** Settings. */\nexport const config = {\n  /** A number. */\n  ${key}: ${value},\n  last: true,\n};\n`;

  test('an edited file is renamed with its edit, and what the pack changed beside it comes', async () => {
    const repository = (await made({ 'src/old/a.ts': abc, 'b.txt': 'b\n' })).edited({
      'src/old/a.ts': `${abc}MINE\n`,
      'src/old/own.ts': 'mine\n',
    });
    const plan = await sync(
      repository,
      next({ 'src/new/a.ts': abc.replace('a', 'A'), 'b.txt': 'b\n' }, { migrations: [rename] }),
    );
    expect(acts(plan)).toEqual(['rename src/new/a.ts', 'delete src/old/a.ts']);
    expect(plan.changes.find(({ action }) => action === 'rename')?.from).toBe('src/old/a.ts');
    const after = repository.after(plan);
    expect(text(after, 'src/new/a.ts')).toBe(`${abc.replace('a', 'A')}MINE\n`);
    expect(text(after, 'src/old/own.ts')).toBe('mine\n');
    expect(plan.notes.map(({ path }) => path)).toEqual(['src/old/own.ts']);
    expect(plan.lock.migrations).toEqual(['a-moves']);
    const pack = next({ 'src/new/a.ts': abc.replace('a', 'A'), 'b.txt': 'b\n' }, { migrations: [rename] });
    expect((await sync(after, pack)).isNothing).toBe(true);
  });

  test('where the new place is taken the file stays, and is followed there', async () => {
    const repository = (await made({ 'src/old/a.ts': abc })).edited({ 'src/new/a.ts': 'of the team\n' });
    const pack = next({ 'src/new/a.ts': abc.replace('a', 'A') }, { migrations: [rename] });
    const plan = await sync(repository, pack);
    expect(acts(plan)).toEqual(['update src/old/a.ts']);
    expect(plan.lock.files['src/new/a.ts']?.at).toBe('src/old/a.ts');
    expect(plan.notes[0]?.text).toContain('where something else is');
  });

  test('a file that the team has moved already is found at its new place, or where they took it', async () => {
    const start = await made({ 'src/old/a.ts': abc });
    const pack = next({ 'src/new/a.ts': abc.replace('a', 'A') }, { migrations: [rename] });
    const there = start.edited({ 'src/old/a.ts': undefined, 'src/new/a.ts': `${abc}MINE\n` });
    expect(text(there.after(await sync(there, pack)), 'src/new/a.ts')).toBe(`${abc.replace('a', 'A')}MINE\n`);
    const elsewhere = start.edited({ 'src/old/a.ts': undefined, 'lib/a.ts': abc });
    expect(acts(await sync(elsewhere, pack))).toEqual(['update lib/a.ts']);
  });

  test('a declared deletion takes no edit with it', async () => {
    const steps = [{ delete: 'src/old' }];
    const repository = (await made({ 'src/old/a.ts': abc, 'src/old/b.ts': 'b\n' })).edited({
      'src/old/a.ts': 'mine\n',
    });
    const plan = await sync(repository, next({}, { migrations: [{ ...rename, steps }] }));
    expect(acts(plan)).toEqual(['keep src/old/a.ts', 'delete src/old/b.ts']);
  });

  test('a key is renamed on both sides before they are merged', async () => {
    const file = (content: string): PlainFile => ({ content, class: 'keys' });
    const steps = [{ key: { file: 'config.ts', from: 'ttl', to: 'ttlMs' } }];
    const repository = (await made({ 'config.ts': file(config('ttl', 1)) })).edited({ 'config.ts': config('ttl', 7) });
    const pack = next({ 'config.ts': file(config('ttlMs', 1)) }, { migrations: [{ ...rename, steps }] });
    const plan = await sync(repository, pack);
    expect(plan.conflicts).toEqual([]);
    const after = repository.after(plan);
    expect(text(after, 'config.ts')).toBe(config('ttlMs', 7));
    expect((await sync(after, pack)).isNothing).toBe(true);
  });

  test('a file that the team ejected does not come back at a new path', async () => {
    const start = await made({ 'src/old/a.ts': abc });
    const ejected = { 'src/old/a.ts': start.lock?.files['src/old/a.ts']?.base ?? '' };
    const lock = sealLock({ ...(start.lock as Lock), files: {}, ejected });
    const repository = start.edited({ '.canvas/lock.json': renderLock(lock) });
    const plan = await sync(repository, next({ 'src/new/a.ts': 'two\n' }, { migrations: [rename] }));
    expect(acts(plan)).toEqual([]);
    expect(Object.keys(plan.lock.ejected)).toEqual(['src/new/a.ts']);
  });

  test('what a policy holds back stays where it is', async () => {
    const overrides = [{ path: 'src/old/**', policy: 'own', reason: 'ours' } as const];
    const repository = memoryRepository((await made({ 'src/old/a.ts': abc })).files, { overrides });
    const pack = next({ 'src/new/a.ts': 'two\n' }, { migrations: [rename] });
    const plan = await sync(repository, pack);
    expect(acts(plan)).toEqual(['keep src/old/a.ts']);
    expect(plan.lock.files['src/new/a.ts']).toMatchObject({ at: 'src/old/a.ts', policy: 'own' });
    expect((await sync(repository.after(plan), pack)).isNothing).toBe(true);
  });
});
