import type { LineSides } from './merge-lines.ts';

interface Anchor {
  readonly base: number;
  readonly mine: number;
  readonly theirs: number;
}

/**
 * Divides three texts at lines that each holds exactly once, in an order that all three keep; an anchor opens the part after it.
 * Every anchor lies between two changes, so merging part by part cannot split one change in two. Takes n log n.
 */
export function splitAtAnchors({ base, mine, theirs }: LineSides): LineSides[] {
  const inMine = onlyOnce(mine);
  const inTheirs = onlyOnce(theirs);
  const common: Anchor[] = [];
  for (const [line, at] of onlyOnce(base)) {
    const mineAt = inMine.get(line);
    const theirsAt = inTheirs.get(line);
    if (mineAt !== undefined && theirsAt !== undefined) common.push({ base: at, mine: mineAt, theirs: theirsAt });
  }
  const anchors = rising(rising(common, 'mine'), 'theirs');
  const ends = [...anchors, { base: base.length, mine: mine.length, theirs: theirs.length }];
  return ends.map((end, index) => {
    const start = anchors[index - 1] ?? { base: 0, mine: 0, theirs: 0 };
    return {
      base: base.slice(start.base, end.base),
      mine: mine.slice(start.mine, end.mine),
      theirs: theirs.slice(start.theirs, end.theirs),
    };
  });
}

/** Each line that stands once, with its index, in order. */
function onlyOnce(lines: readonly string[]): Map<string, number> {
  const seen = new Map<string, number>();
  lines.forEach((line, index) => {
    seen.set(line, seen.has(line) ? -1 : index);
  });
  return new Map([...seen].filter(([, index]) => index >= 0));
}

/** The longest run of anchors that also rises on the other side (patience sorting). */
function rising(anchors: readonly Anchor[], side: 'mine' | 'theirs'): Anchor[] {
  const ends: number[] = [];
  const previous = new Array<number>(anchors.length).fill(-1);
  anchors.forEach((anchor, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = anchors[ends[middle] as number] as Anchor;
      if (at[side] < anchor[side]) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  });
  const run: Anchor[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) run.push(anchors[at] as Anchor);
  return run.reverse();
}
