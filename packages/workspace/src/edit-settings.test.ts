import { expect, test } from 'vitest';
import { editSettings } from './edit-settings.ts';
import { ignoreCanvas } from './ignore-canvas.ts';
import { readWorkspace } from './read-workspace.ts';
import { viewOf } from './testing/view-of.ts';

const catalog = { '@electric-sql/pglite': '0.5.14', esbuild: '0.28.2', kysely: '0.29.9' };

function edited(settings: string, dependencies: Readonly<Record<string, string>>) {
  const workspace = readWorkspace(viewOf({ 'package.json': {}, 'pnpm-workspace.yaml': settings }));
  return editSettings(workspace, { manifests: [{ dependencies }], catalog }).text;
}

test('a sorted catalogue stays sorted, in its own quotes, with its comments', () => {
  const before = "packages:\n  - libs/*\ncatalog:\n    '@a/b': 1.0.0 # ours\n    lodash: ^4.0.0\n\n# end\n";
  const after =
    "packages:\n  - libs/*\ncatalog:\n    '@a/b': 1.0.0 # ours\n    '@electric-sql/pglite': 0.5.14\n    kysely: 0.29.9\n    lodash: ^4.0.0\n\n# end\n";
  expect(edited(before, { '@electric-sql/pglite': 'catalog:', kysely: 'catalog:' })).toBe(after);
});

test('one without an order gets new lines at its end', () => {
  const before = 'catalog:\n  zod: ^4.0.0\n  hono: ^4.0.0 # server\npackages:\n  - packages/*\n';
  const after = 'catalog:\n  zod: ^4.0.0\n  hono: ^4.0.0 # server\n  kysely: 0.29.9\npackages:\n  - packages/*\n';
  expect(edited(before, { kysely: 'catalog:' })).toBe(after);
});

test('Windows line ends stay', () => {
  const before = 'packages:\r\n  - packages/*\r\ncatalog:\r\n  zod: ^4.0.0\r\n';
  const after = 'packages:\r\n  - packages/*\r\ncatalog:\r\n  kysely: 0.29.9\r\n  zod: ^4.0.0\r\n';
  expect(edited(before, { kysely: 'catalog:' })).toBe(after);
});

test('a catalogue in braces gets an entry in them', () => {
  expect(edited('packages: ["packages/*"]\ncatalog: { zod: ^4.0.0 }\n', { kysely: 'catalog:' })).toBe(
    'packages: ["packages/*"]\ncatalog: { zod: ^4.0.0, kysely: 0.29.9 }\n',
  );
});

test.each([
  [
    'a map',
    'packages: ["packages/*"]\nallowBuilds:\n  sharp: true\n',
    'allowBuilds:\n  esbuild: true\n  sharp: true\n',
  ],
  [
    'a list',
    'packages: ["packages/*"]\nonlyBuiltDependencies:\n  - sharp\n',
    'onlyBuiltDependencies:\n  - sharp\n  - esbuild\n',
  ],
  ['nothing yet', 'packages: ["packages/*"]\n', '\nallowBuilds:\n  esbuild: true\n'],
])('a builder is allowed to run: %s', (_what, before, after) => {
  expect(edited(before, { esbuild: '0.28.2' })).toContain(after);
});

test('nothing changes where nothing is missing', () => {
  const settings = 'packages: ["packages/*"]\ncatalog:\n  kysely: ^0.29.0\nallowBuilds:\n  esbuild: false\n';
  expect(
    edited(settings, { kysely: 'catalog:', esbuild: '0.28.2', zod: '4.6.7', vitest: 'catalog:test' }),
  ).toBeUndefined();
});

test.each([
  ['no file yet', {}, '.canvas/\n'],
  ['a file', { '.prettierignore': 'dist' }, 'dist\n.canvas/\n'],
  ['one that names it', { '.prettierignore': '/.canvas/**\n' }, undefined],
])('prettier leaves the folder of the machine alone: %s', (_what, files, text) => {
  expect(ignoreCanvas(viewOf(files), { linters: ['prettier'] })).toBe(text);
  expect(ignoreCanvas(viewOf(files), { linters: ['eslint'] })).toBeUndefined();
});
