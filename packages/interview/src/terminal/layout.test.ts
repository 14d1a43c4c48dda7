import { describe, expect, it } from 'vitest';
import { fill, fit, wrap } from './layout.ts';

describe('layout', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one', 10, ['one']],
    ['abcdefgh ij', 4, ['abcd', 'efgh', 'ij']],
    ['', 5, ['']],
  ])('wraps %j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a\nb', 5, 'a b'],
  ])('fits %j into %i', (text, width, shown) => {
    expect(fit(text, width)).toBe(shown);
  });

  it('fills what is shorter', () => {
    expect(fill('ab', 4)).toBe('ab  ');
  });
});
