import { diffIndices } from 'node-diff3';
import type { Alignment } from './align-items.ts';
import type { Group } from './tree.ts';

/** True where both sides put something else, and not the same, in the place of one item: as a list of both it would stand twice. */
export function findReplacedTwice({
  base,
  mine,
  theirs,
  names,
}: {
  readonly base: Group;
  readonly mine: Group;
  readonly theirs: Group;
  readonly names: Alignment;
}): boolean {
  if (base.entries.length === 0 || mine.entries.length === 0 || theirs.entries.length === 0) return false;
  const own = replacements([...names.base], [...names.mine]);
  const packs = replacements([...names.base], [...names.theirs]);
  return [...own].some(([name, added]) => {
    const other = packs.get(name);
    // Where one side's new items are among the other's, a list of both holds nothing twice.
    return other?.some((item) => !added.includes(item)) === true && added.some((item) => !other.includes(item));
  });
}

/** For each item that is gone, the new ones that stand where it stood. */
function replacements(before: string[], after: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const known = new Set(before);
  const left = new Set(after);
  for (const { buffer1Content, buffer2Content } of diffIndices(before, after)) {
    const added = (buffer2Content as string[]).filter((name) => !known.has(name));
    const gone = (buffer1Content as string[]).filter((name) => !left.has(name));
    if (added.length > 0) for (const name of gone) found.set(name, added);
  }
  return found;
}
