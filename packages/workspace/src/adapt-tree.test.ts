import type { Pack } from '@agent-canvas/packs';
import type { TreeFile } from '@agent-canvas/render';
import { expect, test } from 'vitest';
import { adaptTree } from './adapt-tree.ts';
import type { Habits } from './habits.ts';

const habits: Habits = {
  scope: '@shop',
  folder: 'libs',
  apps: 'libs',
  versions: { zod: { as: 'catalog:', range: '^4.3.0' }, vitest: { as: 'catalog:test', range: '^5.0.0' } },
  otherMajors: ['pg'],
  hasCatalog: true,
  scripts: { types: { name: 'typecheck', run: 'tsc --noEmit' }, test: 'test:unit' },
  tools: { '@shop/ts': 'workspace:*' },
  tsconfig: { extends: '@shop/ts/base.json', compilerOptions: { noEmit: true } },
  linters: ['eslint', 'prettier'],
};
const catalog = { zod: '4.6.7', vitest: '5.1.0', pg: '8.23.1', kysely: '0.29.9' };
const body = { text: '#!/usr/bin/env node\ncheck();\n' };
const pack: Pack = {
  format: 1,
  name: 'agent-canvas',
  version: '0.0.0',
  catalog,
  templates: [
    {
      id: 'root',
      summary: '',
      target: '.',
      files: [
        { path: '.canvas/check.mjs', kind: 'core', class: 'managed', body },
        { path: 'README.md', kind: 'core', class: 'managed', body },
      ],
    },
  ],
};

const file = (path: string, content: string): TreeFile => ({
  path,
  content,
  executable: false,
  kind: 'core',
  class: 'managed',
  template: 'memory',
  settings: [],
});

function adapted(files: readonly TreeFile[], some: Partial<Habits> = {}) {
  const templates = [{ id: 'memory', summary: '', target: 'packages/memory' }];
  const tree = adaptTree({ templates, files }, { habits: { ...habits, ...some }, pack });
  return { ...tree, contents: Object.fromEntries(tree.files.map(({ path, content }) => [path, String(content)])) };
}

test('packages move to the folder of the workspace', () => {
  const { templates, contents } = adapted([file('packages/memory/src/index.ts', 'export {};\n')]);
  expect(templates).toMatchObject([{ target: 'libs/memory' }]);
  expect(contents['libs/memory/src/index.ts']).toBe('export {};\n');
});

test('versions are written as the workspace has them, else by its catalogue, else exactly', () => {
  const manifest = JSON.stringify({
    name: '@shop/memory',
    scripts: { test: 'vitest run', eval: 'node src/main.ts' },
    dependencies: { '@shop/database': 'workspace:*', zod: 'catalog:', pg: 'catalog:', kysely: 'catalog:' },
    devDependencies: { vitest: 'catalog:' },
  });
  const { contents } = adapted([file('packages/memory/package.json', manifest)]);
  expect(JSON.parse(contents['libs/memory/package.json'] ?? '')).toMatchObject({
    scripts: {
      typecheck: 'tsc --noEmit',
      'test:unit': expect.stringContaining('vitest run'),
      eval: 'node src/main.ts',
    },
    dependencies: { '@shop/database': 'workspace:*', zod: 'catalog:', pg: '8.23.1', kysely: 'catalog:' },
    devDependencies: { '@shop/ts': 'workspace:*', vitest: 'catalog:test' },
    engines: { node: expect.any(String) },
  });
});

test('a pack of a newer major no longer takes the version of the workspace', () => {
  const manifest = JSON.stringify({ name: 'x', dependencies: { zod: 'catalog:' } });
  const some = { versions: { zod: { as: '^3.1.0', range: '^3.1.0' } }, hasCatalog: false };
  const { contents } = adapted([file('packages/memory/package.json', manifest)], some);
  expect(JSON.parse(contents['libs/memory/package.json'] ?? '')).toMatchObject({ dependencies: { zod: '4.6.7' } });
});

test('its configuration of TypeScript extends the base, and of eslint where packages have one', () => {
  const eslint = { file: 'eslint.config.js', text: 'export default [];\n' };
  const files = [file('packages/memory/package.json', '{}'), file('packages/memory/tsconfig.json', '{}')];
  const { contents } = adapted(files, { eslint });
  expect(JSON.parse(contents['libs/memory/tsconfig.json'] ?? '')).toEqual({
    extends: '@shop/ts/base.json',
    compilerOptions: { noEmit: true },
    include: ['src'],
  });
  expect(contents['libs/memory/eslint.config.js']).toBe(eslint.text);
});

test('directives speak to the linter that is there', () => {
  const source = '  // biome-ignore lint/suspicious/noExplicitAny: rows are open\n  sql: any;\n';
  const at = 'packages/memory/src/row.ts';
  const of = (linters: Habits['linters']) =>
    adapted([file(at, source)], { linters }).contents['libs/memory/src/row.ts'];
  expect(of(['eslint'])).toContain(
    '  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows are open\n',
  );
  expect(of(['biome'])).toBe(source);
  expect(of([])).toBe('  sql: any;\n');
});

test('prose names the commands and folders of the workspace', () => {
  const text =
    'See `packages/memory/src`. Verify: `pnpm --filter @shop/memory test && pnpm check`, or `pnpm vitest run packages/agent`.\n';
  const { contents } = adapted([file('packages/memory/README.md', text)]);
  expect(contents['libs/memory/README.md']).toBe(
    'See `libs/memory/src`. Verify: `pnpm --filter @shop/memory test:unit && pnpm --filter @shop/memory typecheck`, or `pnpm --filter @shop/agent test:unit`.\n',
  );
});

test('the checker comes along, and the tools of the team leave the folder of the machine alone', () => {
  expect(adapted([]).contents).toEqual({
    '.canvas/check.mjs': '#!/usr/bin/env node\n/* eslint-disable */\ncheck();\n',
  });
  expect(Object.keys(adapted([], { linters: ['biome'] }).contents)).toEqual([
    '.canvas/biome.json',
    '.canvas/check.mjs',
  ]);
});
