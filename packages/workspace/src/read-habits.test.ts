import { describe, expect, test } from 'vitest';
import { readHabits } from './read-habits.ts';
import { readWorkspace } from './read-workspace.ts';
import { viewOf } from './testing/view-of.ts';

const wanted = { zod: '4.6.7', vitest: '5.1.0', pg: '8.23.1', kysely: '0.29.9' };

function habitsOf(files: Readonly<Record<string, unknown>>) {
  const start = { 'package.json': { name: 'shop' }, 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' };
  return readHabits(readWorkspace(viewOf({ ...start, ...files })), wanted);
}

describe('scope', () => {
  test.each([
    [
      'of most packages',
      { 'packages/a/package.json': { name: '@x/a' }, 'packages/b/package.json': { name: '@x/b' } },
      '@x',
    ],
    ['of the root, where packages have none', { 'package.json': { name: '@shop/root' } }, '@shop'],
    ['made of the name of the root', { 'package.json': { name: 'Shop Front' } }, '@shop-front'],
  ])('%s', (_what, files, scope) => {
    expect(habitsOf(files).scope).toBe(scope);
  });
});

describe('folder', () => {
  const settings = (globs: string) => ({ 'pnpm-workspace.yaml': `packages: ${globs}\n` });
  test.each([
    ['the usual one', settings('["apps/*", "libs/*"]'), 'libs'],
    ['one of their own', settings('["core/*"]'), 'core'],
    ['below another', settings('["code/packages/*"]'), 'code/packages'],
  ])('%s', (_what, files, folder) => {
    expect(habitsOf(files).folder).toBe(folder);
  });

  test('none is refused', () => {
    expect(() => habitsOf(settings('["web"]'))).toThrow('no folder');
  });
});

describe('versions', () => {
  const catalog = 'packages: ["packages/*"]\ncatalog: { zod: ^3.24.0 }\ncatalogs: { test: { vitest: ^5.0.0 } }\n';

  test('those of the same major are written as they are, others are left alone', () => {
    const habits = habitsOf({
      'pnpm-workspace.yaml': catalog,
      'packages/a/package.json': { name: '@x/a', dependencies: { pg: '^8.11.0', kysely: '^0.27.0' } },
    });
    expect(habits.versions).toEqual({
      vitest: { as: 'catalog:test', range: '^5.0.0' },
      pg: { as: '^8.11.0', range: '^8.11.0' },
    });
    expect(habits.otherMajors).toEqual(['zod']);
  });
});

describe('scripts', () => {
  const sibling = (scripts: object, devDependencies = {}) => ({ name: '@x/a', scripts, devDependencies });

  test('take the names, commands and tools of the siblings', () => {
    const scripts = { typecheck: 'tsc --noEmit', lint: 'eslint . --max-warnings 0', 'test:unit': 'vitest' };
    const habits = habitsOf({
      'packages/a/package.json': sibling(scripts, { typescript: '~5.9.0', eslint: '^9.0.0' }),
    });
    expect(habits.scripts).toEqual({
      types: { name: 'typecheck', run: 'tsc --noEmit' },
      lint: { name: 'lint', run: 'eslint . --max-warnings 0' },
      test: 'test:unit',
    });
    expect(habits.tools).toEqual({ typescript: '~5.9.0', eslint: '^9.0.0' });
  });

  test('a command that fits one package alone is not taken', () => {
    const habits = habitsOf({
      'packages/a/package.json': sibling({ 'check-types': 'next typegen && tsc', lint: 'next lint' }),
    });
    expect(habits.scripts).toEqual({ types: { name: 'check-types', run: 'tsc --noEmit' }, test: 'test' });
  });

  test('tasks of turbo name them where no package does', () => {
    const habits = habitsOf({ 'turbo.json': { tasks: { 'check-types': {} } } });
    expect(habits.scripts.types?.name).toBe('check-types');
  });
});

describe('TypeScript', () => {
  test('only what a base lacks is added, resolved through all that it extends', () => {
    const habits = habitsOf({
      'packages/ts/package.json': { name: '@x/ts' },
      'packages/ts/root.json': {
        compilerOptions: { strict: true, skipLibCheck: true, target: 'ES2022', types: ['node'] },
      },
      'packages/ts/base.json':
        '{ "extends": "./root.json", "compilerOptions": { "module": "nodenext", "composite": true } } // ok',
      'packages/a/package.json': { name: '@x/a', devDependencies: { '@x/ts': 'workspace:^' } },
      'packages/a/tsconfig.json': { extends: '@x/ts/base.json' },
    });
    expect(habits.tsconfig).toEqual({
      extends: '@x/ts/base.json',
      compilerOptions: { lib: ['es2023'], noEmit: true, allowImportingTsExtensions: true, composite: false },
    });
    expect(habits.tools).toEqual({ '@x/ts': 'workspace:^' });
  });

  test('without a base everything is said', () => {
    const { extends: base, compilerOptions } = habitsOf({}).tsconfig;
    expect(base).toBeUndefined();
    expect(compilerOptions).toMatchObject({ strict: true, module: 'nodenext', target: 'es2023', types: ['node'] });
  });
});

describe('eslint', () => {
  test('a package of its own brings the plain configuration where siblings use that of a framework', () => {
    const habits = habitsOf({
      'packages/eslint-config/package.json': {
        name: '@x/eslint-config',
        exports: { './base': './base.js', './react': './react.js' },
      },
      'packages/eslint-config/base.js': 'export const config = [];\n',
      'packages/a/package.json': {
        name: '@x/a',
        scripts: { lint: 'eslint .' },
        devDependencies: { '@x/eslint-config': 'workspace:*' },
      },
      'packages/a/eslint.config.mjs': 'import { react } from "@x/eslint-config/react";\n\nexport default react;\n',
    });
    expect(habits.eslint).toEqual({
      file: 'eslint.config.mjs',
      text: 'import { config } from "@x/eslint-config/base";\n\nexport default config;\n',
    });
    expect(habits.tools).toEqual({ '@x/eslint-config': 'workspace:*' });
    expect(habits.linters).toEqual(['eslint']);
  });

  test('none is brought where one at the root serves all', () => {
    const habits = habitsOf({ 'eslint.config.js': 'export default [];\n', '.prettierrc': '{}' });
    expect(habits.eslint).toBeUndefined();
    expect(habits.linters).toEqual(['eslint', 'prettier']);
  });
});
