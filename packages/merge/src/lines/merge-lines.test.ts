import { describe, expect, it } from 'vitest';
import { mergeLines } from './merge-lines.ts';
import { splitAtAnchors } from './split-at-anchors.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('mergeLines', () => {
  it('merges 40,000 lines that differ at both ends and in the middle, without a search through all of them', {
    timeout: 60_000,
  }, () => {
    const base = many(40_000).flatMap((line, index) => (index % 3 === 0 ? [line, '', '}'] : [line]));
    const mine = ['mine', ...base.toSpliced(30_000, 2, 'changed by mine')];
    const theirs = [...base.toSpliced(50_000, 1), 'theirs'];
    const start = performance.now();
    const regions = mergeLines({ base, mine, theirs });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(regions).toEqual([
      { lines: ['mine', ...base.toSpliced(50_000, 1).toSpliced(30_000, 2, 'changed by mine'), 'theirs'] },
    ]);
  });

  it('settles as a whole what is too long and has no line of its own', () => {
    const base = new Array<string>(6000).fill('same');
    const [region] = mergeLines({ base, mine: base.slice(1), theirs: base.slice(2) });
    expect(region).toEqual({ base, mine: base.slice(1), theirs: base.slice(2) });
    expect(mergeLines({ base, mine: base, theirs: base.slice(2) })).toEqual([{ lines: base.slice(2) }]);
  });

  it('divides so that the parts together are the whole', () => {
    const base = ['a', 'x', 'b', 'x', 'c'];
    const sides = { base, mine: ['b', 'x', 'a', 'c', 'c2'], theirs: ['a', 'x', 'x', 'b', 'c'] };
    const parts = splitAtAnchors(sides);
    expect(parts.length).toBeGreaterThan(1);
    for (const side of ['base', 'mine', 'theirs'] as const) {
      expect(parts.flatMap((part) => part[side])).toEqual(sides[side]);
    }
  });
});
