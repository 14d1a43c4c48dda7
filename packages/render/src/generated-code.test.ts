import { describe, expect, test } from 'vitest';
import { layOutImports } from './lay-out-imports.ts';
import { pruneManifest } from './prune-manifest.ts';
import { renderLiteral } from './render-literal.ts';
import { renderWiring } from './render-wiring.ts';
import { quoted, substituteIdentity, substituteName, substituteTexts } from './substitute.ts';

const always = { read: () => undefined, applies: () => true };

test('a sample name takes the item in every case', () => {
  expect(substituteName('sample-tool sampleTool SampleTool SAMPLE_TOOL sampleTools', 'sample-tool', 'look-up')).toBe(
    'look-up lookUp LookUp LOOK_UP lookUps',
  );
});

test('scope and name take the place of the sample', () => {
  expect(substituteIdentity("import '@acme/memory'; // acme-agent", { scope: '@shop', name: 'helper' })).toBe(
    "import '@shop/memory'; // helper",
  );
});

test('a text with quotes receives a literal, one without receives the words', () => {
  const texts = { "'Sample duty.'": 'duty', 'Sample name': 'name' };
  const text = "a('Sample duty.'); // Sample name";
  const read = (path: string) => (path === 'name' ? '$& co' : undefined);
  expect(substituteTexts({ text, texts, item: { duty: "it's" }, read, file: 'x' })).toBe(`a("it's"); // $& co`);
});

test.each([
  ["it's", `"it's"`],
  ['say "hi"', `'say "hi"'`],
  [`it's "so"`, `'it\\'s "so"'`],
  ['a\\b\n', "'a\\\\b\\n'"],
])('%s is quoted as %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});

test.each<[unknown, string]>([
  [3_600_000, '3_600_000'],
  [9999, '9999'],
  [0.005, '0.005'],
  [Number.POSITIVE_INFINITY, 'Number.POSITIVE_INFINITY'],
  [['a', 'b'], "['a', 'b']"],
  [[], '[]'],
  [{ a: 1, 'b-c': [true] }, "{\n  a: 1,\n  'b-c': [true],\n}"],
  [[{ id: 'x' }], "[\n  {\n    id: 'x',\n  },\n]"],
])('%j is written as %s', (value, expected) => {
  expect(renderLiteral(value, 0, 0)).toBe(expected);
});

test('an import longer than a line is broken, a shorter one is joined', () => {
  const long = `import { ${'abcdefghij, '.repeat(9)}last } from '@a-rather-long-scope/memory';`;
  expect(layOutImports(long).split('\n')).toHaveLength(12);
  expect(layOutImports("import {\n  a,\n  b,\n} from '@x/y';")).toBe("import { a, b } from '@x/y';");
});

describe('wiring', () => {
  test('chooses one part and lists others, once per item', () => {
    const read = (path: string) => (path === 'derived.tools' ? [{ name: 'refund' }, { name: 'look-up' }] : undefined);
    const file = {
      path: 'src/wiring.ts',
      doc: 'Joins.',
      exports: [
        { name: 'createStore', choose: [{ import: 'createRedisStore', from: './redis.ts' }] },
        {
          name: 'tools',
          type: { name: 'Tool', from: './tool.ts' },
          list: [
            {
              import: 'sampleTool',
              from: './tools/sample-tool.ts',
              each: { list: 'derived.tools', sample: 'sample-tool' },
            },
          ],
        },
      ],
    };
    expect(renderWiring(file, { ...always, read })).toBe(`/** Joins. */
import type { Tool } from './tool.ts';
import { lookUp } from './tools/look-up.ts';
import { refund } from './tools/refund.ts';

export { createRedisStore as createStore } from './redis.ts';

export const tools: Tool[] = [refund, lookUp];
`);
  });

  test('a choice of which nothing applies is an error that names it', () => {
    const file = { path: 'w.ts', doc: '', exports: [{ name: 'x', choose: [] }] };
    expect(() => renderWiring(file, always)).toThrow("no choice for 'x'");
  });
});

test('a manifest keeps what is imported, moves what only tests import, and drops the rest', () => {
  const manifest = JSON.stringify({
    name: '@acme/x',
    exports: { '.': './src/index.ts', './vector': './src/vector.ts' },
    dependencies: { hono: 'catalog:', ioredis: 'catalog:', pg: 'catalog:', 'fast-check': 'catalog:' },
    devDependencies: { '@types/pg': 'catalog:', '@types/node': 'catalog:', vitest: 'catalog:' },
  });
  const pruned = pruneManifest(manifest, {
    possible: new Set(['hono', 'ioredis', 'pg', 'fast-check', 'vitest']),
    bySources: new Set(['hono']),
    byTests: new Set(['fast-check', 'vitest']),
    files: new Set(['src/index.ts']),
  });
  expect(JSON.parse(pruned)).toEqual({
    name: '@acme/x',
    exports: { '.': './src/index.ts' },
    dependencies: { hono: 'catalog:' },
    devDependencies: { '@types/node': 'catalog:', 'fast-check': 'catalog:', vitest: 'catalog:' },
  });
});
