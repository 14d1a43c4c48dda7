import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithGit, repetitiveLines, uniqueLines } from './compare-with-git.ts';

describe('lines merged here and by git merge-file', () => {
  it('are equal in 150 random triples of unique lines', () => {
    const result = compareWithGit(fc.sample(uniqueLines, { numRuns: 150, seed: 1 }));
    expect(result).toMatchObject({ triples: 150, different: [], lost: [] });
    expect(Math.min(result.clean, result.conflicts)).toBeGreaterThan(15);
  });

  it('lose no line of a side in 150 random triples of repetitive lines', () => {
    const result = compareWithGit(fc.sample(repetitiveLines, { numRuns: 150, seed: 1 }));
    expect(result).toMatchObject({ triples: 150, lost: [] });
  });
});
