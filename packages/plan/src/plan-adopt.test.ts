import { parseCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { describe, expect, it, test } from 'vitest';
import { nearestBase } from './adopt-bases.ts';
import { planAdopt } from './plan-adopt.ts';
import { planSync } from './plan-sync.ts';
import { type MemoryRepository, memoryRepository, type PlainFile, plainPack } from './testing/index.ts';

const canvasText = 'name: plain\n';
const parsed = parseCanvas(canvasText);
const long = (word: string) => Array.from({ length: 10 }, (_, at) => `const ${word}${at} = '${at}';\n`).join('');
const first: Record<string, PlainFile> = {
  'src/a.ts': long('a'),
  'src/b.ts': long('b'),
  'src/old/c.ts': long('c'),
  'README.md': { content: 'sample\n', class: 'seeded' },
  'docs/gone.md': 'gone\n',
  'data.bin': { content: new Uint8Array([0, 1]) },
  '.canvas/check.mjs': 'check 1\n',
};
const { 'src/old/c.ts': moved = '', 'docs/gone.md': _, ...kept } = first;
const second: Record<string, PlainFile> = {
  ...kept,
  'src/a.ts': `${long('a')}export {};\n`,
  'src/new/c.ts': moved,
  'docs/fresh.md': 'fresh\n',
  '.canvas/check.mjs': 'check 2\n',
};
const one = plainPack(first);
const two = plainPack(second, {
  version: '0.2.0',
  migrations: [{ id: 'c', version: '0.2.0', summary: 's', steps: [{ rename: { from: 'src/old', to: 'src/new' } }] }],
});

const contentOf = (file: PlainFile | undefined) => (typeof file === 'object' ? file.content : (file ?? ''));
/** A copy of what version one gives, without anything of ours. */
function copied(edits: Readonly<Record<string, string | undefined>> = {}): MemoryRepository {
  const files = Object.entries(first).filter(([path]) => !path.startsWith('.canvas/'));
  const plain = files.map(([path, file]) => [path, { content: contentOf(file), executable: false }] as const);
  return memoryRepository(new Map(plain)).edited({ 'canvas.yaml': canvasText, ...edits });
}
function adopt(repository: MemoryRepository, packs: readonly LoadedPack[] = [one, two]) {
  const plan = planAdopt({ repository, packs, parsed, canvasText });
  return { plan, after: repository.after(plan) };
}
const sync = async (repository: MemoryRepository, pack: LoadedPack) => {
  const plan = await planSync({ repository, pack, parsed, canvasText, bases: repository.bases, today: '2026-01-01' });
  return { plan, after: repository.after(plan) };
};
const text = (repository: MemoryRepository, path: string) => repository.read(path)?.content;

describe('adopt', () => {
  it('writes .canvas alone, and knows the version that the files are of', () => {
    const { plan, after } = adopt(copied());
    expect(plan.changes.map(({ path, action }) => `${action} ${path}`)).toEqual([
      'create .canvas/base.br',
      'create .canvas/canvas.schema.json',
      'create .canvas/check.mjs',
      'create .canvas/lock.json',
    ]);
    expect(after.lock?.packs['agent-canvas']?.version).toBe('0.1.0');
    expect(after.lock?.migrations).toEqual([]);
    expect(Object.values(after.lock?.files ?? {}).every(({ inferred }) => inferred)).toBe(true);
  });

  it('a sync afterwards brings the new version, follows the rename and keeps every edit', async () => {
    const { after } = adopt(copied({ 'src/a.ts': `// ours\n${long('a')}`, 'src/old/c.ts': `${long('c')}// ours\n` }));
    const { plan, after: synced } = await sync(after, two);
    expect(plan.conflicts).toEqual([]);
    expect(text(synced, 'src/a.ts')).toBe(`// ours\n${long('a')}export {};\n`);
    expect([text(synced, 'src/old/c.ts'), text(synced, 'src/new/c.ts')]).toEqual([undefined, `${long('c')}// ours\n`]);
    expect(text(synced, 'docs/gone.md')).toBeUndefined();
    expect((await sync(synced, two)).plan.isNothing).toBe(true);
  });

  it('what is not there is not created', async () => {
    const { plan, after } = adopt(copied({ 'src/b.ts': undefined, 'README.md': undefined }));
    expect(plan.notes.filter(({ text }) => text.includes('restore does')).map(({ path }) => path)).toEqual([
      'README.md',
      'docs/fresh.md',
      'src/b.ts',
    ]);
    const { after: synced } = await sync(after, two);
    for (const path of ['src/b.ts', 'README.md', 'docs/fresh.md']) expect(text(synced, path)).toBeUndefined();
    expect(text(synced, 'src/new/c.ts')).toBe(long('c'));
  });

  it('a moved file is found by its content, of whatever version', () => {
    const { after } = adopt(copied({ 'src/a.ts': undefined, 'lib/a.ts': long('a') }));
    expect(after.lock?.files['src/a.ts']?.at).toBe('lib/a.ts');
  });

  it('a file like no version has no base, and is named', () => {
    const { plan, after } = adopt(copied({ 'src/b.ts': 'another\nfile\n' }));
    expect(after.lock?.files['src/b.ts']).toBeUndefined();
    expect(plan.notes).toContainEqual({ path: 'src/b.ts', text: expect.stringContaining('like no version') });
  });

  it('bases of each version stand beside each other', () => {
    const { after } = adopt(copied({ 'src/a.ts': `${long('a')}export {};\n` }));
    const base = (path: string) => after.bases(after.lock?.files[path]?.base ?? '', path);
    expect([base('src/a.ts'), base('src/b.ts')]).toEqual([`${long('a')}export {};\n`, long('b')]);
  });

  it('with the newest version alone it is as if that had been applied', async () => {
    const files = new Map(
      Object.entries(second).map(([path, file]) => [path, { content: contentOf(file), executable: false }]),
    );
    const { after } = adopt(memoryRepository(files).edited({ 'canvas.yaml': canvasText }), [two]);
    expect(after.lock?.migrations).toEqual(['c']);
    const { plan, after: synced } = await sync(after, two);
    expect(plan.changes.filter(({ path }) => path !== '.canvas/lock.json')).toEqual([]);
    expect((await sync(synced, two)).plan.isNothing).toBe(true);
  });

  it('a version that cannot be rendered for the canvas is left out, and said to be', () => {
    const [template] = one.pack.templates;
    const odd = {
      ...one,
      pack: {
        ...one.pack,
        templates: template ? [{ ...template, requires: ['nothing'] }] : [],
      },
    };
    const { plan } = adopt(copied(), [odd, two]);
    expect(plan.pack.version).toBe('0.2.0');
    expect(plan.notes).toContainEqual({
      path: 'canvas.yaml',
      text: expect.stringContaining('0.1.0 cannot be rendered'),
    });
    expect(() => adopt(copied(), [odd])).toThrow(expect.objectContaining({ code: 'E_PACK_RENDER' }));
  });

  it('brings a canvas.yaml where there is none, and does not replace another', () => {
    expect(text(adopt(copied({ 'canvas.yaml': undefined })).after, 'canvas.yaml')).toBe(canvasText);
    expect(() => adopt(copied({ 'canvas.yaml': 'name: other\n' }))).toThrow(
      expect.objectContaining({ code: 'E_CANVAS_DIFFERS' }),
    );
  });

  it('refuses a repository that is under sync', () => {
    const { after } = adopt(copied());
    expect(() => adopt(after)).toThrow(expect.objectContaining({ code: 'E_ALREADY_OURS' }));
  });
});

describe('nearestBase', () => {
  const candidate = (version: string, content: string | Uint8Array) => ({
    version,
    content,
    hash: version,
    executable: false,
  });
  test.each([
    ['the one with fewer differing lines', `${long('a')}x\n`, [long('b'), long('a')], 1, 1],
    ['style aside', long('a').replaceAll("'", '"').replaceAll(';', '').replaceAll('\n', '\r\n'), [long('a')], 0, 0],
    ['the first of equal ones', `${long('a')}x\n`, [`${long('a')}y\n`, `${long('a')}z\n`], 0, 2],
  ])('%s', (_, content, contents, index, distance) => {
    const found = nearestBase(
      content,
      contents.map((each, at) => candidate(`0.${at}.0`, each)),
    );
    expect([found?.candidate.version, found?.distance]).toEqual([`0.${index}.0`, distance]);
  });

  it('none for bytes that differ, nor for a text with less than half in common', () => {
    expect(nearestBase(new Uint8Array([0]), [candidate('0.1.0', new Uint8Array([1]))])).toBeUndefined();
    expect(nearestBase(long('a'), [candidate('0.1.0', long('b'))])).toBeUndefined();
  });
});
