import { expect, test } from 'vitest';
import { renameKey } from './rename-key.ts';

const config = `import type { A } from './a.ts';

/** Values. */
export const config = {
  /** memory.lifecycle.ttl */
  ttlMs: 3_600_000, // an hour
  'odd-key': ["ttlMs: 1", { ttlMs: 2 }],
  longTerm: {
    // ours
    min: \`\${1 + 1} min: 2\` as A,
    ...spread,
    short,
  },
};

export const config2 = { ttlMs: 1 };
`;

test.each([
  ['ttlMs', 'lifeMs', '  ttlMs: 3', '  lifeMs: 3'],
  ['longTerm.min', 'minimum', '    min: `', '    minimum: `'],
  ['odd-key', 'plain', "'odd-key': [", "'plain': ["],
  ['ttlMs', 'a-b', '  ttlMs: 3', "  'a-b': 3"],
])('a config module: %s becomes %s, and nothing else changes', (from, name, before, after) => {
  expect(renameKey({ path: 'src/config.ts', text: config, from, name })).toEqual({
    text: config.replace(before, after),
    isTaken: false,
  });
});

test.each(['min', 'longTerm.max', 'longTerm.short', 'longTerm.min.x', 'config2'])('%s is not there', (from) => {
  expect(renameKey({ path: 'src/config.ts', text: config, from, name: 'x' })).toEqual({ text: config, isTaken: false });
});

test.each([
  ['a.json', '{\r\n\t"a": { "b" : 1 },\r\n\t"b": 2\r\n}', 'a.b', 'c', '{\r\n\t"a": { "c" : 1 },\r\n\t"b": 2\r\n}'],
  ['a.json', '\uFEFF{"a":1}', 'a', 'b"', '\uFEFF{"b\\"":1}'],
  ['a.jsonc', '// a\n{ "a": 1, // "a"\n}', 'a', 'b', '// a\n{ "b": 1, // "a"\n}'],
  ['a.yaml', 'x:\n  - a\na: # why\n    b:   1 # c\n', 'a.b', 'c', 'x:\n  - a\na: # why\n    c:   1 # c\n'],
  ['a.yml', 'a: { "b": 1, \'c\': 2 }', 'a.b', 'd', 'a: { "d": 1, \'c\': 2 }'],
  ['a.yml', "a: { 'c': 2 }", 'a.c', "it's", "a: { 'it''s': 2 }"],
  ['a.yml', 'a: 1\r\n', 'a', 'no', 'no: 1\r\n'],
  ['a.yml', 'a: 1\n', 'a', 'true', '"true": 1\n'],
])('%s %j: %s becomes %s', (path, text, from, name, after) => {
  expect(renameKey({ path, text, from, name })).toEqual({ text: after, isTaken: false });
});

test.each([
  ['a.json', '{"a":1,"b":2}'],
  ['a.yaml', 'a: 1\nb: 2\n'],
  ['config.ts', 'export const config = { a: 1, b: 2 };'],
])('%s: a name that is taken is left to its owner', (path, text) => {
  expect(renameKey({ path, text, from: 'a', name: 'b' })).toEqual({ text, isTaken: true });
});

test.each([
  ['a.json', '{"a":'],
  ['a.json', '<<<<<<< ours\n{"a":1}'],
  ['a.yaml', 'a: [\n'],
  ['config.ts', 'export const settings = { a: 1 };'],
  ['a.json', ''],
  ['a.yaml', ''],
])('%s %j cannot be read and stays', (path, text) => {
  expect(renameKey({ path, text, from: 'a', name: 'b' })).toEqual({ text, isTaken: false });
});
