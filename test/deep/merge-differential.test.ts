import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithGit, repetitiveLines, uniqueLines } from '../compare-with-git.ts';

test('5,000 random triples of unique lines merge as git merge-file merges them', { timeout: 900_000 }, () => {
  const result = compareWithGit(fc.sample(uniqueLines, { numRuns: 5000, seed: 20_000 }));
  console.log(`unique lines: ${result.clean} clean, ${result.conflicts} conflicts, ${result.different.length} differ`);
  expect(result).toMatchObject({ triples: 5000, different: [], lost: [] });
});

test('5,000 random triples of repetitive lines lose no line of a side', { timeout: 900_000 }, () => {
  const result = compareWithGit(fc.sample(repetitiveLines, { numRuns: 5000, seed: 30_000 }));
  console.log(
    `repetitive lines: ${result.clean} clean, ${result.conflicts} conflicts, ${result.different.length} differ`,
  );
  expect(result).toMatchObject({ triples: 5000, lost: [] });
});
