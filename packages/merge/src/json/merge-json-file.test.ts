import { describe, expect, it } from 'vitest';
import { checkMerged } from '../check-merged.ts';
import { mergeFile } from '../merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };

function merge(
  { base, mine, theirs }: { base?: string; mine: string; theirs: string },
  path = 'package.json',
  isImported = (_: string) => false,
) {
  const version = (content: string) => ({ content, executable: false });
  return mergeFile({
    path,
    class: 'managed',
    base: base === undefined ? undefined : version(base),
    mine: version(mine),
    theirs: version(theirs),
    labels,
    isImported,
  });
}

const manifest = (lists: Record<string, Record<string, string>>) =>
  `${JSON.stringify({ name: 'my-agent', ...lists }, null, 2)}\n`;

const dependencies = (list: Record<string, string>) => manifest({ dependencies: list });

describe('JSON merged by key', () => {
  it('takes two dependencies that both sides added on adjacent lines', () => {
    const outcome = merge({
      base: dependencies({ hono: '4.0.0', zod: '4.0.0' }),
      mine: dependencies({ hono: '4.0.0', ioredis: '6.0.0', zod: '4.0.0' }),
      theirs: dependencies({ hono: '4.0.0', jose: '6.2.0', zod: '4.0.0' }),
    });
    expect(outcome).toMatchObject({
      state: 'merged',
      version: { content: dependencies({ hono: '4.0.0', ioredis: '6.0.0', jose: '6.2.0', zod: '4.0.0' }) },
    });
  });

  it('writes one dependency that both added at two places once', () => {
    const outcome = merge({
      base: dependencies({ hono: '4.0.0' }),
      mine: dependencies({ zod: '4.1.0', hono: '4.0.0' }),
      theirs: dependencies({ hono: '4.0.0', zod: '4.2.0' }),
    });
    expect(outcome).toMatchObject({
      state: 'merged',
      version: { content: dependencies({ zod: '4.2.0', hono: '4.0.0' }) },
    });
  });

  it.each([
    ['mine sorts and the pack adds', ['a', 'c', 'd'], ['c', 'a', 'd', 'b'], ['a', 'b', 'c', 'd']],
    ['the pack sorts and mine adds', ['c', 'a', 'd', 'b'], ['a', 'c', 'd'], ['c', 'a', 'd', 'b']],
  ])('keeps every dependency and my order where %s', (_, mine, theirs, merged) => {
    const list = (names: string[]) => dependencies(Object.fromEntries(names.map((name) => [name, '1.0.0'])));
    const outcome = merge({ base: list(['c', 'a', 'd']), mine: list(mine), theirs: list(theirs) });
    expect(outcome).toMatchObject({ state: 'merged', version: { content: list(merged) } });
  });

  it('takes the higher of two bumps within a major', () => {
    const list = (hono: string) => dependencies({ hono, zod: '4.0.0' });
    const outcome = merge({ base: list('4.0.0'), mine: list('4.3.0'), theirs: list('4.1.0') });
    expect(outcome).toMatchObject({ state: 'merged', version: { content: list('4.3.0') } });
  });

  it('is a conflict at that key where both moved across a major, and the rest is merged', () => {
    const outcome = merge({
      base: dependencies({ hono: '4.0.0', zod: '3.0.0' }),
      mine: dependencies({ hono: '5.0.0', zod: '3.0.0' }),
      theirs: dependencies({ hono: '6.0.0', zod: '3.1.0' }),
    });
    expect(outcome).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: { content: dependencies({ hono: '5.0.0', zod: '3.1.0' }) },
      places: [{ where: 'dependencies.hono', base: '"4.0.0"', mine: '"5.0.0"', theirs: '"6.0.0"' }],
    });
  });

  it('deletes a key with its own comments and leaves those of its neighbours', () => {
    const outcome = merge(
      {
        base: '{\n  // one\n  "a": 1, // beside a\n  // two\n  "b": 2, // beside b\n  // three\n  "c": 3 // beside c\n}\n',
        mine: '{\n  // one\n  "a": 1, // beside a\n  // two\n  "b": 2, // beside b\n  // three\n  "c": 4 // beside c\n}\n',
        theirs: '{\n  // one\n  "a": 1, // beside a\n  // three\n  "c": 3 // beside c\n}\n',
      },
      'tsconfig.json',
    );
    expect(outcome).toMatchObject({
      state: 'merged',
      version: { content: '{\n  // one\n  "a": 1, // beside a\n  // three\n  "c": 4 // beside c\n}\n' },
    });
  });

  it('deletes the last key without leaving its comma', () => {
    const outcome = merge(
      { base: '{\n  "a": 1,\n  "b": 2\n}\n', mine: '{\n  "a": 3,\n  "b": 2\n}\n', theirs: '{\n  "a": 1\n}\n' },
      'a.json',
    );
    expect(outcome.version.content).toBe('{\n  "a": 3\n}\n');
  });

  it('keeps CRLF, tabs and an open last line', () => {
    const outcome = merge({
      base: dependencies({ a: '1.0.0' }),
      mine: '{\r\n\t"name": "my-agent",\r\n\t"dependencies": {\r\n\t\t"a": "1.0.0"\r\n\t},\r\n\t"files": []\r\n}',
      theirs:
        '{\n  "name": "my-agent",\n  "dependencies": {\n    "a": "1.1.0"\n  },\n  "pnpm": {\n    "deep": {\n      "x": 1\n    }\n  }\n}\n',
    });
    expect(outcome.version.content).toBe(
      '{\r\n\t"name": "my-agent",\r\n\t"dependencies": {\r\n\t\t"a": "1.1.0"\r\n\t},\r\n\t"files": [],\r\n\t"pnpm": {\r\n\t\t"deep": {\r\n\t\t\t"x": 1\r\n\t\t}\r\n\t}\r\n}',
    );
  });

  it.each([
    ['mine moved it', 'devDependencies', 'dependencies', 'devDependencies'],
    ['the pack moved it', 'dependencies', 'devDependencies', 'devDependencies'],
  ])('writes a dependency between two lists once where %s', (_, mine, theirs, merged) => {
    const at = (list: string, version: string) =>
      manifest(
        list === 'dependencies'
          ? { dependencies: { a: '1.0.0', hono: version }, devDependencies: { z: '1.0.0' } }
          : { dependencies: { a: '1.0.0' }, devDependencies: { hono: version, z: '1.0.0' } },
      );
    const outcome = merge({ base: at('dependencies', '4.0.0'), mine: at(mine, '4.1.0'), theirs: at(theirs, '4.2.0') });
    expect(outcome).toMatchObject({ state: 'merged', version: { content: at(merged, '4.2.0') } });
  });

  it('writes a dependency that both added to two lists once, where mine is', () => {
    const outcome = merge({
      base: manifest({ dependencies: { a: '1.0.0' }, devDependencies: { z: '1.0.0' } }),
      mine: manifest({ dependencies: { a: '1.0.0', hono: '4.0.0' }, devDependencies: { z: '1.0.0' } }),
      theirs: manifest({ dependencies: { a: '1.0.0' }, devDependencies: { hono: '4.1.0', z: '1.0.0' } }),
    });
    expect(outcome).toMatchObject({
      state: 'merged',
      version: {
        content: manifest({ dependencies: { a: '1.0.0', hono: '4.1.0' }, devDependencies: { z: '1.0.0' } }),
      },
    });
  });

  it.each([
    [true, { hono: '4.0.0', pg: '8.0.0', zod: '4.1.0' }],
    [false, { hono: '4.0.0', zod: '4.1.0' }],
  ])('keeps a dependency that the pack dropped where it is imported (%s)', (imported, merged) => {
    const outcome = merge(
      {
        base: dependencies({ hono: '4.0.0', pg: '8.0.0', zod: '4.0.0' }),
        mine: dependencies({ hono: '4.0.0', pg: '8.0.0', zod: '4.1.0' }),
        theirs: dependencies({ hono: '4.0.0', zod: '4.0.0' }),
      },
      'packages/a/package.json',
      (name) => imported && name === 'pg',
    );
    expect(outcome).toMatchObject({
      state: 'merged',
      version: { content: dependencies(merged as Record<string, string>) },
    });
    expect(outcome.notes).toHaveLength(imported ? 1 : 0);
  });

  it.each([
    [
      'a list of words is a set',
      '["a", "b"]',
      '["a", "mine", "b"]',
      '["a", "b", "pack"]',
      '["a", "mine", "b", "pack"]',
    ],
    ['words taken out stay out', '["a", "b", "c"]', '["b", "c"]', '["a", "b"]', '["b"]'],
    ['the same word of both stands once', '["a"]', '["a", "b"]', '["a", "b", "c"]', '["a", "b", "c"]'],
    [
      'objects are told by name',
      '[{"name":"x","v":1}]',
      '[{"name":"x","v":1,"m":2}]',
      '[{"name":"y"},{"name":"x","v":3}]',
      '[{"name":"y"}, {"name":"x","v":3,"m":2}]',
    ],
    [
      'an order that the pack changed comes',
      '["a", "b", "c"]',
      '["a", "b", "c", "m"]',
      '["c", "a", "b"]',
      '["c", "m", "a", "b"]',
    ],
    ['an emptied list', '["a"]', '["a", "b"]', '[]', '["b"]'],
    ['a list emptied by mine', '["a"]', '[]', '["a", "b"]', '["b"]'],
  ])('%s', (_, base, mine, theirs, merged) => {
    const wrap = (list: string) => `{ "list": ${list}, "other": 1 }\n`;
    const outcome = merge({ base: wrap(base), mine: wrap(mine), theirs: wrap(theirs) }, 'a.json');
    expect(outcome).toMatchObject({ state: 'merged', version: { content: wrap(merged) } });
  });

  it.each([
    ['two values', '1', '2', '3'],
    ['one word replaced twice', '["a", "b"]', '["a", "x"]', '["a", "y"]'],
    ['a list with twins', '["a", "a"]', '["a", "a", "b"]', '["a", "a", "c"]'],
    ['two orders', '["a", "b", "c"]', '["b", "a", "c"]', '["c", "a", "b"]'],
    ['a value and an object', '1', '{ "x": 1 }', '[1]'],
  ])('%s are a conflict at their key, and mine stays', (_, base, mine, theirs) => {
    const wrap = (value: string) => `{ "deep": { "key": ${value} }, "other": 1 }\n`;
    const outcome = merge({ base: wrap(base), mine: wrap(mine), theirs: wrap(theirs) }, 'a.json');
    expect(outcome).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: { content: wrap(mine) },
      places: [{ where: 'deep.key', base, mine, theirs }],
    });
  });

  it('keeps a key that I removed removed, with a note of what the pack wanted', () => {
    const outcome = merge({ base: '{"a": 1, "b": 2}', mine: '{"b": 3}', theirs: '{"a": 9, "b": 2}' }, 'a.json');
    expect(outcome).toMatchObject({ state: 'merged', version: { content: '{"b": 3}' } });
    expect(outcome.notes).toEqual(['a: you removed it and the pack changed it to 9; it stays removed.']);
  });

  it('keeps a key that I changed and the pack removed, with a note', () => {
    const outcome = merge({ base: '{"a": 1, "b": 2}', mine: '{"a": 5, "b": 2}', theirs: '{"b": 2}' }, 'a.json');
    expect(outcome).toMatchObject({ state: 'merged', version: { content: '{"a": 5, "b": 2}' } });
    expect(outcome.notes).toHaveLength(1);
  });

  it('merges two files that both sides added', () => {
    const outcome = merge({ mine: '{ "a": 1 }\n', theirs: '{\n  "a": 1,\n  "b": { "c": 2 }\n}\n' }, 'a.json');
    expect(outcome).toMatchObject({ state: 'merged', version: { content: '{ "a": 1, "b": { "c": 2 } }\n' } });
  });

  it('brings a comment that the pack changed and keeps one that I changed', () => {
    const outcome = merge(
      {
        base: '{\n  // old\n  "a": 1,\n  // second\n  "b": 2\n}\n',
        mine: '{\n  // old\n  "a": 5,\n  // mine\n  "b": 2\n}\n',
        theirs: '{\n  // new\n  "a": 1,\n  // second\n  "b": 2\n}\n',
      },
      'tsconfig.json',
    );
    expect(outcome.version.content).toBe('{\n  // new\n  "a": 5,\n  // mine\n  "b": 2\n}\n');
  });

  it('leaves a file of mine that is no JSON alone', () => {
    const outcome = merge({ base: '{}', mine: '{ "a": ', theirs: '{"b": 1}' }, 'a.json');
    expect(outcome).toMatchObject({ state: 'conflict', hasMarkers: false, version: { content: '{ "a": ' } });
  });

  it('writes what a strict parser reads', () => {
    const outcome = merge({
      base: '{\n  "a": 1\n}\n',
      mine: '{\n  "a": 1,\n  "m": 1\n}\n',
      theirs: '{\n  "a": 1,\n  "t": 1\n}\n',
    });
    expect(checkMerged('package.json', String(outcome.version.content))).toBeUndefined();
  });
});
