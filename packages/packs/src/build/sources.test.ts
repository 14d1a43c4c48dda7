import { expect, test } from 'vitest';
import { globToRegExp } from '../glob.ts';
import { importedPackages } from './imported-packages.ts';

test.each([
  ['src/redis*.ts', 'src/redis-store.test.ts', true],
  ['src/redis*.ts', 'src/deep/redis.ts', false],
  ['src/**/*.ts', 'src/a.ts', true],
  ['src/**/*.ts', 'src/a/b.ts', true],
  ['k8s/**', 'k8s/base/service.yaml', true],
  ['{a,b}.json', 'b.json', true],
  ['a.json', 'aXjson', false],
])('%s against %s: %s', (glob, path, matches) => {
  expect(globToRegExp(glob).test(path)).toBe(matches);
});

test('packages are named once, without paths inside them, relative files or modules of Node', () => {
  const source = `import { a } from './a.ts';
import type { B } from 'b/types';
import {
  c,
} from '@scope/c/deep';
import 'side-effect';
import fs from 'node:fs';
export * from 'again';
const lazy = await import('lazy');
const path = import.meta.resolve('resolved/file.wasm');
// a comment from 'nowhere
export { b } from 'b';`;
  expect(importedPackages(source)).toEqual(['@scope/c', 'again', 'b', 'lazy', 'resolved', 'side-effect']);
});
