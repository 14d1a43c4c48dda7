import { expect, test } from 'vitest';
import { readWorkspace } from './read-workspace.ts';
import { viewOf } from './testing/view-of.ts';

test('packages are those that the globs name, without what they exclude', () => {
  const workspace = readWorkspace(
    viewOf({
      'package.json': { name: 'root' },
      'pnpm-workspace.yaml': 'packages:\n  - ./packages/*\n  - "tools/**"\n  - "!tools/old"\n',
      'packages/ui/package.json': { name: '@a/ui' },
      'packages/ui/nested/package.json': { name: '@a/nested' },
      'tools/deep/lint/package.json': '{ "name": "@a/lint", /* why */ }',
      'tools/old/package.json': { name: '@a/old' },
      'elsewhere/package.json': { name: '@a/elsewhere' },
    }),
  );
  expect(workspace.packages.map(({ manifest }) => manifest.name)).toEqual(['@a/ui', '@a/lint']);
});

test('catalogues come by name, the unnamed one as default', () => {
  const settings = 'packages: ["packages/*"]\ncatalog: { zod: ^4.0.0 }\ncatalogs: { next: { zod: ^5.0.0 } }\n';
  const { catalogs } = readWorkspace(viewOf({ 'package.json': {}, 'pnpm-workspace.yaml': settings }));
  expect(catalogs).toEqual({ default: { zod: '^4.0.0' }, next: { zod: '^5.0.0' } });
});

test.each([
  ['npm, by its lockfile', { 'package.json': {}, 'package-lock.json': '{}' }, 'a repository of npm'],
  ['yarn, by packageManager', { 'package.json': { packageManager: 'yarn@4.1.0' } }, 'a repository of yarn'],
  ['bun', { 'package.json': { workspaces: ['packages/*'] }, 'bun.lock': '' }, 'a repository of bun'],
  ['one package of pnpm', { 'package.json': {}, 'pnpm-lock.yaml': '' }, 'not a workspace'],
  ['nothing', {}, 'neither'],
])('refuses %s', (_what, files, message) => {
  expect(() => readWorkspace(viewOf(files))).toThrow(message);
});

test.each([
  ['settings that are no YAML', { 'package.json': {}, 'pnpm-workspace.yaml': 'packages: [' }, 'pnpm-workspace.yaml'],
  ['a root without a manifest', { 'pnpm-workspace.yaml': 'packages: []' }, 'package.json'],
])('says so of %s', (_what, files, message) => {
  expect(() => readWorkspace(viewOf(files))).toThrow(message);
});
