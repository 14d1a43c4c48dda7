import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingAt, topics } from '@agent-canvas/canvas';
import { expect, test } from 'vitest';
import { coveragePage, evidenceOf } from '../scripts/requirements/coverage-page.ts';
import { readCoverage } from '../scripts/requirements/read-coverage.ts';

const input = await readCoverage();
const ids = Object.keys(input.requirements);
const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** How many ids each chapter of each source has: L1 has 3, F7 has 4. */
const chapters = {
  L: [3, 3, 3, 3, 3],
  F: [3, 5, 3, 2, 4, 4, 4, 2, 2, 2, 2],
};

test('every id of the requirements has a title', () => {
  const canvas = topics().filter(({ id }) => id.startsWith('C'));
  const numbered = Object.entries(chapters).flatMap(([letter, sizes]) =>
    sizes.flatMap((size, chapter) =>
      Array.from({ length: size }, (_, index) => `${letter}${chapter + 1}.${index + 1}`),
    ),
  );
  const listed = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  expect(ids).toEqual([
    ...canvas.map(({ id }) => id),
    ...numbered.slice(0, 15),
    ...listed('K', 10),
    ...numbered.slice(15),
    ...listed('P', 11),
  ]);
});

test('docs/coverage.md is current (pnpm coverage)', () => {
  expect(read('docs/coverage.md')).toBe(coveragePage(input));
});

test('every id stands on the page', () => {
  const page = read('docs/coverage.md');
  expect(ids.filter((id) => !page.includes(`| ${id} | `))).toEqual([]);
});

test('every proof is a test that exists', () => {
  const proofs = ids.flatMap((id) => evidenceOf(id, input).map(({ proof }) => proof));
  const isTest = (proof: string) =>
    proof.endsWith('.test.ts') && existsSync(fileURLToPath(new URL(`../${proof}`, import.meta.url)));
  expect(proofs.filter((proof) => !isTest(proof))).toEqual([]);
});

test('what a template covers are ids of the requirements, and its answers are settings', () => {
  const covers = input.pack.templates.flatMap((template) => Object.entries(template.covers ?? {}));
  expect(covers.map(([id]) => id).filter((id) => !(id in input.requirements))).toEqual([]);
  expect(covers.flatMap(([, { answers }]) => answers).filter((path) => !settingAt(path))).toEqual([]);
});
