import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCases } from './load-cases.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

test('an acceptance text is a case until a case of its id says it in other words', async () => {
  const acceptance = ['Given a / When b / Then c', 'Given d / When e / Then f'];
  await write('refund.json', {
    about: 'refunds',
    acceptance,
    cases: [{ id: 'refund-acceptance-1', input: 'My money!' }],
  });
  const cases = await loadCases(folder);
  expect(cases.map(({ id, input }) => [id, input])).toEqual([
    ['refund-acceptance-1', 'My money!'],
    ['refund-acceptance-2', 'Given d: e.'],
  ]);
});

test.each([
  { what: 'text that is no JSON', files: { 'a.json': '{' }, error: /a\.json is not JSON/ },
  {
    what: 'a misspelt field',
    files: { 'a.json': { about: 'a', cases: [{ id: 'x', input: 'y', expect: { tool: ['z'] } }] } },
    error: /a\.json:[\s\S]*tool/,
  },
  {
    what: 'an id used twice',
    files: {
      'a.json': { about: 'a', cases: [{ id: 'x', input: 'y' }] },
      'b.json': { about: 'b', cases: [{ id: 'x', input: 'y' }] },
    },
    error: /share an id: x/,
  },
  { what: 'no case at all', files: {}, error: /holds no case/ },
])('refuses $what', async ({ files, error }) => {
  for (const [name, content] of Object.entries(files)) await write(name, content);
  await expect(loadCases(folder)).rejects.toThrow(error);
});

test('every golden file of this repository is valid', async () => {
  const cases = await loadCases(join(import.meta.dirname, '../golden'));
  expect(cases.length).toBeGreaterThan(0);
});
