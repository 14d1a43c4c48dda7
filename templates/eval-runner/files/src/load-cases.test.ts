import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCases } from './load-cases.ts';

test('every golden file can be used', async () => {
  const cases = await loadCases(join(import.meta.dirname, '..', 'golden'));
  expect(cases.every(({ input }) => input !== '')).toBe(true);
});

test.each([
  ['an unknown field', { about: 'x', cases: [{ id: 'a', input: 'b', expected: {} }] }, 'expected'],
  ['an id that stands twice', { about: 'x', cases: [1, 2].map(() => ({ id: 'a', input: 'b' })) }, 'share an id: a'],
  ['a set without a case', { about: 'x', cases: [] }, 'cases'],
])('refuses %s', async (_what, set, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-'));
  await writeFile(join(folder, 'set.json'), JSON.stringify(set));
  await expect(loadCases(folder)).rejects.toThrow(message);
  await rm(folder, { recursive: true });
});
