import { diff3Merge } from 'node-diff3';
import { splitAtAnchors } from './split-at-anchors.ts';

/** A stretch of a merged text: lines that are settled, or what each side has where they are not. */
export type LineRegion =
  | { readonly lines: readonly string[] }
  | { readonly base: string[]; readonly mine: string[]; readonly theirs: string[] };

export interface LineSides {
  readonly base: string[];
  readonly mine: string[];
  readonly theirs: string[];
}

/** Above this many lines a stretch is divided first: the search for common lines is quadratic at worst. */
const longest = 5000;

/**
 * Merges three lists of lines. Up to 5,000 lines by diff3; longer ones are divided at lines that stand exactly once in all three
 * and in the same order, each part is merged by itself, and a part that is still too long is settled as a whole.
 */
export function mergeLines(sides: LineSides): LineRegion[] {
  const isLong = Math.max(sides.base.length, sides.mine.length, sides.theirs.length) > longest;
  const parts = isLong ? splitAtAnchors(sides) : [sides];
  return joinSettled(parts.flatMap((part) => mergePart(part)));
}

function mergePart(part: LineSides): LineRegion[] {
  const { base, mine, theirs } = part;
  if (isSame(theirs, base) || isSame(mine, theirs)) return [{ lines: mine }];
  if (isSame(mine, base)) return [{ lines: theirs }];
  if (Math.max(base.length, mine.length, theirs.length) > longest) return [part];
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(toRegions);
}

interface DiffRegion {
  readonly ok?: readonly string[];
  readonly conflict?: { readonly a: string[]; readonly o: string[]; readonly b: string[] };
}

function toRegions({ ok, conflict }: DiffRegion): LineRegion[] {
  if (!conflict) return [{ lines: ok ?? [] }];
  return narrowed({ base: conflict.o, mine: conflict.a, theirs: conflict.b });
}

/** Lines that both sides begin or end with leave the conflict, as git's zdiff3 style has it. */
function narrowed({ base, mine, theirs }: LineSides): LineRegion[] {
  const shorter = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < shorter && mine[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail += 1;
  return [
    { lines: mine.slice(0, head) },
    { base, mine: mine.slice(head, mine.length - tail), theirs: theirs.slice(head, theirs.length - tail) },
    { lines: mine.slice(mine.length - tail) },
  ];
}

function joinSettled(regions: readonly LineRegion[]): LineRegion[] {
  const joined: LineRegion[] = [];
  // Kept apart from `joined`, so that a text of many parts is copied once.
  let settled: string[] = [];
  const close = () => {
    if (settled.length > 0) joined.push({ lines: settled });
    settled = [];
  };
  for (const region of regions) {
    if ('lines' in region) {
      for (const line of region.lines) settled.push(line);
      continue;
    }
    close();
    joined.push(region);
  }
  close();
  return joined;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
