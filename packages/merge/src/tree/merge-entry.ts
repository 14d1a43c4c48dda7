import { adoptEntry } from './adopt-entry.ts';
import { besideOf, commentsWithin, isSameLines, linesOf } from './comments.ts';
import { mergeGroup } from './merge-group.ts';
import { isUntouched, type MergeRun, nameOf } from './merge-run.ts';
import { type Entry, type Group, isSameNode, type Leaf, printNode, type TreeNode } from './tree.ts';

/** One entry that both sides have. */
export interface EntrySides {
  readonly base: Entry | undefined;
  readonly mine: Entry;
  readonly theirs: Entry;
  readonly into: Group;
  readonly from: Group;
  readonly path: readonly string[];
}

/** Merges the comments of an entry, then its value. */
export function mergeEntry(sides: EntrySides, run: MergeRun): Entry {
  return mergeValue({ ...sides, mine: mergeComments(sides, run) }, run);
}

function mergeComments({ base, mine, theirs, into, from, path }: EntrySides, run: MergeRun): Entry {
  const moved = adoptEntry(theirs, from, into, run.units);
  const takes = (own: readonly string[], before: readonly string[], packs: readonly string[]) => {
    if (isSameLines(packs, before) || isSameLines(own, packs)) return false;
    if (isSameLines(own, before)) return true;
    run.notes.push(`${nameOf(path)}: both sides changed the comment; yours stays.`);
    return false;
  };
  const changesLead = takes(linesOf(mine.lead), linesOf(base?.lead ?? ''), linesOf(theirs.lead));
  const changesBeside = takes(besideOf(mine), base ? besideOf(base) : [], besideOf(theirs));
  const keepsLines = from.style === into.style && endsLine(mine) === endsLine(theirs);
  return {
    ...mine,
    ...(changesLead && from.style === into.style ? { lead: moved.lead } : {}),
    ...(changesBeside && keepsLines ? { gap: moved.gap, trail: moved.trail } : {}),
  };
}

function mergeValue(sides: EntrySides, run: MergeRun): Entry {
  const { base, mine, theirs, path } = sides;
  const isAgreed = isSameNode(mine.value, theirs.value);
  const settled = isAgreed ? undefined : run.rules.settle?.({ path, base, mine, theirs });
  if (settled) return applySettled(settled, sides, run);
  if (base && isUntouched(theirs.value, base.value)) return mine;
  if (mine.value.type !== 'leaf' && theirs.value.type !== 'leaf') {
    if (isStillEmpty(sides)) return takeTheirs(sides, run);
    const before = base && base.value.type !== 'leaf' ? base.value : undefined;
    const merged = mergeGroup({ base: before, mine: mine.value, theirs: theirs.value, path }, run);
    if (merged) return withGroup(mine, merged);
  }
  if (isAgreed) return mine;
  if (base && isSameNode(mine.value, base.value)) {
    if (!hasOwnComments(mine.value, base.value, run)) return takeTheirs(sides, run);
    return leaveConflict(sides, 'The pack replaced what you wrote comments in.', run);
  }
  if (base && isSameNode(theirs.value, base.value)) return mine;
  return leaveConflict(sides, 'Both sides changed it, each in another way.', run);
}

/** An empty `{}` or `[]` that the team did not empty: the pack's may be written as the pack writes it. */
function isStillEmpty({ base, mine, theirs }: EntrySides): boolean {
  if (mine.value.type === 'leaf' || mine.value.entries.length > 0) return false;
  return base ? isSameNode(mine.value, base.value) : mine.value.type === theirs.value.type;
}

function hasOwnComments(mine: TreeNode, before: TreeNode, run: MergeRun): boolean {
  const known = new Set(commentsWithin(before));
  return commentsWithin(mine).some((line) => !known.has(line) && !run.theirComments.has(line));
}

/** A block without entries cannot be written; YAML says `{}` or `[]`. */
function withGroup(mine: Entry, group: Group): Entry {
  if (group.style === 'flow' || group.entries.length > 0) return { ...mine, value: group };
  const text = group.type === 'map' ? '{}' : '[]';
  const space = mine.head === '' ? '' : ' ';
  return { ...mine, space, value: { type: 'leaf', text, value: text }, gap: '', trail: `\n${group.tail}${mine.trail}` };
}

function applySettled(
  settled: Exclude<ReturnType<NonNullable<MergeRun['rules']['settle']>>, undefined>,
  sides: EntrySides,
  run: MergeRun,
): Entry {
  if ('conflict' in settled) return leaveConflict(sides, settled.conflict, run);
  if ('text' in settled) {
    const value: Leaf = { type: 'leaf', text: settled.text, value: settled.meaning };
    return { ...sides.mine, value };
  }
  if (settled.note !== undefined) run.notes.push(`${nameOf(sides.path)}: ${settled.note}`);
  return settled.side === 'mine' ? sides.mine : takeTheirs(sides, run);
}

/** The pack's value at the team's entry, whose key, comments and spacing stay where they can. */
function takeTheirs({ mine, theirs, into, from }: EntrySides, run: MergeRun): Entry {
  const moved = adoptEntry(theirs, from, into, run.units);
  const isWritten = printNode(mine.value) !== '';
  const keepsSpace = isWritten && !mine.space.includes('\n') && !moved.space.includes('\n');
  const keepsEnd = from.style !== into.style || endsLine(mine) === endsLine(moved);
  return {
    ...mine,
    space: keepsSpace ? mine.space : moved.space,
    value: moved.value,
    ...(keepsEnd ? {} : { gap: moved.gap, trail: moved.trail }),
  };
}

/** A block of lines ends its own last line, so nothing can stand beside it. */
function endsLine(entry: Entry): boolean {
  return printNode(entry.value).endsWith('\n');
}

function leaveConflict(sides: EntrySides, reason: string, run: MergeRun): Entry {
  const { base, mine, theirs, path } = sides;
  run.places.push({
    where: nameOf(path),
    ...(base ? { base: printNode(base.value).trim() } : {}),
    mine: printNode(mine.value).trim(),
    theirs: printNode(theirs.value).trim(),
    reason,
  });
  if (run.prefer === 'mine') return mine;
  if (run.prefer === 'theirs') return takeTheirs(sides, run);
  return { ...mine, value: base?.value ?? { type: 'leaf', text: '', value: '' } };
}
