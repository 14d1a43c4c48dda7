import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockOf, temporaryFolder, writeFiles } from '../testing/git-repository.ts';
import { createFormatter } from './create-formatter.ts';

const ours = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
let folder: ReturnType<typeof temporaryFolder>;
let root: string;
let notes: string[];
beforeEach(() => {
  folder = temporaryFolder();
  root = folder.path;
  notes = [];
});
afterEach(() => folder[Symbol.dispose]());

const format = (files: { path: string; content: string }[]) =>
  createFormatter(root, process.env, (text) => notes.push(text))(files);
const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('agent-canvas-format-'));
const source = { path: 'packages/a/src/x.ts', content: "export const x = 'one';\n" };

describe('a team on biome', () => {
  const config = JSON.stringify({
    vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
    formatter: { indentStyle: 'tab' },
    javascript: { formatter: { quoteStyle: 'double', semicolons: 'asNeeded' } },
  });
  beforeEach(() => {
    writeFiles(root, { 'biome.json': config });
    mkdirSync(join(root, 'node_modules', '@biomejs'), { recursive: true });
    symlinkSync(join(ours, '@biomejs', 'biome'), join(root, 'node_modules', '@biomejs', 'biome'));
  });

  test('gets its own quotes, ends and indentation; nothing of the repository is touched', async () => {
    const before = readdirSync(root, { recursive: true }).length;
    const files = [
      source,
      { path: 'packages/a/src/y.ts', content: 'if (a) {\n  b();\n}\n' },
      { path: 'data.json', content: '{"a":[1,\n2]}\n' },
      { path: 'notes.txt', content: "it's  mine\n" },
      { path: 'broken.ts', content: "const = 'x';;\n" },
      { path: '-dash.ts', content: "export const x = 'one';\n" },
      // The same path again, as base and as theirs.
      { path: 'packages/a/src/x.ts', content: "export const x = 'two';\n" },
    ];
    expect(await format(files)).toEqual([
      'export const x = "one"\n',
      'if (a) {\n\tb()\n}\n',
      '{ "a": [1, 2] }\n',
      "it's  mine\n",
      "const = 'x';;\n",
      'export const x = "one"\n',
      'export const x = "two"\n',
    ]);
    expect(readdirSync(root, { recursive: true })).toHaveLength(before);
    expect(notes).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  test('that changed nothing of the pack’s configuration needs no run', async () => {
    writeFiles(root, { '.canvas/lock.json': lockOf({ 'biome.json': config }) });
    expect(await format([source])).toEqual([source.content]);
  });

  test('with a configuration that is broken keeps the texts, with a note', async () => {
    writeFiles(root, { 'biome.json': '{ "formatter": 3 }' });
    expect(await format([source])).toEqual([source.content]);
    expect(notes).toEqual([expect.stringContaining('biome formatted nothing')]);
    expect(leftovers()).toEqual([]);
  });
});

describe('a team on prettier', () => {
  const program = `
    const { readFileSync, writeFileSync, readdirSync, statSync } = require('node:fs');
    const { semi } = JSON.parse(readFileSync('.prettierrc', 'utf8'));
    const walk = (path) => statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(path + '/' + name)) : [path];
    for (const file of process.argv.slice(2).filter((arg) => !arg.startsWith('--')).flatMap(walk))
      if (file.endsWith('.ts') && !semi) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(';', ''));
  `;
  test('is asked in its own words', async () => {
    writeFiles(root, { '.prettierrc': '{"semi":false}', 'node_modules/prettier/bin/prettier.cjs': program });
    expect(await format([source, { path: 'a.md', content: 'a;\n' }])).toEqual(["export const x = 'one'\n", 'a;\n']);
    expect(notes).toEqual([]);
  });

  test('that has not installed it keeps the texts', async () => {
    writeFiles(root, { '.prettierrc': '{}' });
    expect(await format([source])).toEqual([source.content]);
  });
});

test('without a formatter texts stay as they are', async () => {
  expect(await format([source])).toEqual([source.content]);
});
