import type { Version } from '@agent-canvas/merge';
import { type Migration, type MigrationStep, parsePack } from '@agent-canvas/packs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { migrate } from './migrate.ts';

const migration = (...steps: MigrationStep[]): Migration[] => [{ id: 'm', version: '0.2.0', summary: 's', steps }];
const treeOf = (files: Readonly<Record<string, string | Uint8Array>>): Map<string, Version> =>
  new Map(Object.entries(files).map(([path, content]) => [path, { content, executable: false }]));
const filesOf = (tree: ReadonlyMap<string, Version>) =>
  Object.fromEntries([...tree].map(([path, { content }]) => [path, content]));
const run = (files: Readonly<Record<string, string>>, ...steps: MigrationStep[]) =>
  filesOf(migrate(treeOf(files), migration(...steps)));

describe('migrate', () => {
  test.each<[string, Record<string, string>, MigrationStep[], Record<string, string>]>([
    ['moves a file', { a: '1', ab: '2' }, [{ rename: { from: 'a', to: 'b/c' } }], { 'b/c': '1', ab: '2' }],
    [
      'moves a folder',
      { 'a/x': '1', 'a/y/z': '2' },
      [{ rename: { from: 'a', to: 'b' } }],
      { 'b/x': '1', 'b/y/z': '2' },
    ],
    ['moves on', { a: '1' }, [{ rename: { from: 'a', to: 'b' } }, { rename: { from: 'b', to: 'c' } }], { c: '1' }],
    ['deletes a file', { a: '1', 'a.b': '2' }, [{ delete: 'a' }], { 'a.b': '2' }],
    ['deletes a folder', { 'a/b': '1', ab: '2' }, [{ delete: 'a' }], { ab: '2' }],
    ['leaves answers to canvas.yaml', { a: '1' }, [{ answer: { from: 'a' } }], { a: '1' }],
    [
      'renames a key in the file that was just moved',
      { 'a.json': '{ "x": 1 } ' },
      [{ rename: { from: 'a.json', to: 'b.json' } }, { key: { file: 'b.json', from: 'x', to: 'y' } }],
      { 'b.json': '{ "y": 1 } ' },
    ],
    [
      'leaves both where the new place is taken, also later',
      { a: '1', b: '2' },
      [{ rename: { from: 'a', to: 'b' } }, { rename: { from: 'b', to: 'c' } }, { delete: 'a' }],
      { a: '1', b: '2' },
    ],
    [
      'moves what of a folder can move',
      { 'a/x': '1', 'a/y': '2', 'b/x': '3' },
      [{ rename: { from: 'a', to: 'b' } }],
      { 'a/x': '1', 'b/x': '3', 'b/y': '2' },
    ],
    [
      'takes a file for a folder’s obstacle',
      { a: '1', 'b/c': '2' },
      [{ rename: { from: 'a', to: 'b' } }],
      { a: '1', 'b/c': '2' },
    ],
    [
      'takes a folder for a file’s obstacle',
      { a: '1', b: '2' },
      [{ rename: { from: 'a', to: 'b/c' } }],
      { a: '1', b: '2' },
    ],
    [
      'leaves both keys where the new name is taken, also later',
      { 'a.yaml': 'x: 1\ny: 2\n' },
      [{ key: { file: 'a.yaml', from: 'x', to: 'y' } }, { key: { file: 'a.yaml', from: 'y', to: 'z' } }],
      { 'a.yaml': 'x: 1\ny: 2\n' },
    ],
  ])('%s', (_, before, steps, after) => {
    expect(run(before, ...steps)).toEqual(after);
  });

  it('keeps the object of a file that only moves, and reads none of it', () => {
    const version: Version = {
      executable: true,
      get content(): string {
        throw new Error('read');
      },
    };
    const tree = migrate(new Map([['a', version]]), migration({ rename: { from: 'a', to: 'b' } }));
    expect(tree.get('b')).toBe(version);
  });

  it('leaves bytes and the executable bit alone', () => {
    const steps = migration({ key: { file: 'a.json', from: 'x', to: 'y' } });
    const bytes = new Uint8Array([0, 1]);
    expect(filesOf(migrate(treeOf({ 'a.json': bytes }), steps))).toEqual({ 'a.json': bytes });
    const executable = new Map([['a.json', { content: '{"x":1}', executable: true }]]);
    expect(migrate(executable, steps).get('a.json')).toEqual({ content: '{"y":1}', executable: true });
  });

  const path = fc.constantFrom('a', 'b', 'c', 'd', 'a/x', 'a/y', 'b/x', 'c/x/y', 'a.json', 'b.json', 'd/a.json');
  const key = fc.constantFrom('k', 'l', 'm');
  const step: fc.Arbitrary<MigrationStep> = fc.oneof(
    fc.record({ rename: fc.record({ from: path, to: path }) }),
    fc.record({ delete: path }),
    fc.record({
      key: fc.record({ file: fc.constantFrom('a.json', 'b.json', 'd/a.json'), from: key, to: key }),
    }),
  );
  /** Only what a pack would be read with. */
  const sound = fc
    .array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((lists): Migration[] => lists.map((steps, at) => ({ id: `m${at}`, version: '0.1.0', summary: 's', steps })))
    .filter((migrations) => {
      try {
        const pack = { format: 1, name: 'p', version: '1.0.0', catalog: {}, templates: [], migrations };
        return parsePack(Buffer.from(JSON.stringify(pack))).pack !== undefined;
      } catch {
        return false;
      }
    });
  const content = fc.constantFrom('{ "k": 1 }', '{ "k": 1, "l": 2 } // c', '{ "l": { "k": 1 } }', 'text');
  const trees = fc
    .uniqueArray(fc.tuple(path, content), { selector: ([at]) => at, maxLength: 6 })
    .map((files) => files.filter(([at]) => !files.some(([other]) => other.startsWith(`${at}/`))));

  it('run twice is run once; nothing is lost but what a step deletes', () => {
    fc.assert(
      fc.property(trees, sound, (files, migrations) => {
        const tree = treeOf(Object.fromEntries(files));
        const once = migrate(tree, migrations);
        expect(filesOf(migrate(once, migrations))).toEqual(filesOf(once));
        const deletes = migrations.some(({ steps }) => steps.some((one) => 'delete' in one));
        if (!deletes) expect(once.size).toBe(tree.size);
        const values = (from: ReadonlyMap<string, Version>) =>
          [...from.values()].map(({ content }) => String(content).replaceAll(/"[klm]"/g, '"_"')).sort();
        if (!deletes) expect(values(once)).toEqual(values(tree));
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
