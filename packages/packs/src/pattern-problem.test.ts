import { expect, test } from 'vitest';
import { patternProblem } from './pattern-problem.ts';

test.each([
  'createHash\\(.{0,40}md5',
  '(?:eval|Function)\\(',
  'a{3}b{2,5}c?',
  '[*+{(]x{1,3}\\*',
  'https?://[a-z.]{1,60}/x',
  '(ab|cd){1,3}',
])('%s is sound', (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});

test.each([
  ['(a+)+b', 'without a bound'],
  ['a*b', 'without a bound'],
  ['a{2,}b', 'without a bound'],
  ['a{2,}?b', 'without a bound'],
  ['(a|a){1,30}b', '500 ways'],
  ['(?:ab{1,3}){1,3}c', 'repeats a group that repeats'],
  ['(ab?){1,3}c', 'repeats a group that repeats'],
  ['.{0,100}.{0,100}b', '500 ways'],
  ['a{5000}', 'more than 1000 times'],
  ['(a)\\1', 'refers back'],
  ['(?<n>a)\\k<n>', 'named group'],
  ['(?=a)b', 'look-around'],
  ['(?<!a)b', 'look-around'],
  ['a?', 'matches every file'],
  ['(', 'Unterminated group'],
  ['a'.repeat(501), 'longer than 500'],
])('%s is refused', (pattern, problem) => {
  expect(patternProblem(pattern)).toContain(problem);
});

test('the slowest pattern that is allowed searches 1 MB of what it dislikes most in seconds', () => {
  const pattern = '(?:a|a){1,7}b';
  expect(patternProblem(pattern)).toBeUndefined();
  const start = performance.now();
  expect(new RegExp(pattern).test('a'.repeat(1_000_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(20_000);
}, 30_000);
