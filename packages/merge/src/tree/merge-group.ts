import { adoptEntry, isSpread } from './adopt-entry.ts';
import { alignItems, titleOf } from './align-items.ts';
import { besideOf, isSameLines, linesOf } from './comments.ts';
import { findReplacedTwice } from './find-replaced-twice.ts';
import { mergeEntry } from './merge-entry.ts';
import { isUntouched, type MergeRun, nameOf } from './merge-run.ts';
import { orderNames } from './order-names.ts';
import { type Entry, type Group, printNode } from './tree.ts';

export interface GroupSides {
  readonly base: Group | undefined;
  readonly mine: Group;
  readonly theirs: Group;
  readonly path: readonly string[];
}

interface NamedSides extends GroupSides {
  readonly base: Group;
  readonly names: {
    readonly base: readonly string[];
    readonly mine: readonly string[];
    readonly theirs: readonly string[];
  };
}

/** Merges two groups entry by entry; `undefined` where they are of two types or their items cannot be told apart. */
export function mergeGroup(sides: GroupSides, run: MergeRun): Group | undefined {
  const { mine, theirs } = sides;
  if (mine.type !== theirs.type) return undefined;
  const base = sides.base?.type === mine.type ? sides.base : { ...mine, entries: [], tail: '' };
  const names = mine.type === 'map' ? keysOf({ base, mine, theirs }) : alignItems(base, mine, theirs);
  if (!names) return undefined;
  const named = { ...sides, base, names };
  if (mine.type === 'list' && findReplacedTwice({ base, mine, theirs, names })) return undefined;
  const order = orderNames({ ...names, type: mine.isOrdered ? 'ordered' : mine.type });
  if (!order) return undefined;
  return joinEntries(named, order, run);
}

function keysOf(groups: { readonly base: Group; readonly mine: Group; readonly theirs: Group }): NamedSides['names'] {
  const keys = ({ entries }: Group) => entries.map(({ key }) => key ?? '');
  return { base: keys(groups.base), mine: keys(groups.mine), theirs: keys(groups.theirs) };
}

function joinEntries({ base, mine, theirs, names, path }: NamedSides, order: readonly string[], run: MergeRun): Group {
  const at = (group: Group | undefined, list: readonly string[], name: string) => group?.entries[list.indexOf(name)];
  const entries: Entry[] = [];
  const kept: string[] = [];
  let carried = '';
  for (const name of order) {
    const own = at(mine, names.mine, name);
    const before = at(base, names.base, name);
    const packs = at(theirs, names.theirs, name);
    const any = own ?? packs ?? before;
    if (!any) continue;
    const here = [...path, mine.type === 'map' ? name : `[${titleOf(any)}]`];
    const merged =
      own && packs
        ? mergeEntry({ base: before, mine: own, theirs: packs, into: mine, from: theirs, path: here }, run)
        : own
          ? keepOrDrop(own, before, here, run)
          : packs && addOrLeave({ packs, before, from: theirs, into: mine, path: here }, run);
    if (!merged) {
      if (own) carried += detachedLead(own.lead, run);
      continue;
    }
    entries.push(carried === '' ? merged : { ...merged, lead: joinLeads(carried, merged.lead) });
    kept.push(name);
    carried = '';
  }
  const isEmptied = entries.length === 0 && mine.style === 'flow' && mine.tail.trim() === '';
  const needsTail = mine.entries.length === 0 && entries.some(({ lead }) => lead.includes('\n'));
  const tail = needsTail ? `${mine.tail.trimEnd()}\n${mine.indent}` : isEmptied ? '' : mine.tail;
  return {
    ...mine,
    entries: evenFirst({ entries, kept, former: names.mine[0], mine, theirs }),
    tail: tailOf({ base, mine, theirs, tail }) + carried,
  };
}

/** The pack no longer has it: it goes, unless the team touched it or something still needs it. */
function keepOrDrop(own: Entry, before: Entry | undefined, path: readonly string[], run: MergeRun): Entry | undefined {
  if (!before) return own;
  const isOwn = !isUntouched(own.value, before.value) || !isSameWords(own, before);
  const reason = isOwn
    ? 'the pack no longer has it; you changed it, so it stays and is yours.'
    : run.rules.keeps?.(path);
  if (reason === undefined) return keepWithin(own, before, path, run);
  run.notes.push(`${nameOf(path)}: ${reason}`);
  return own;
}

/** A whole map that the pack dropped goes but for what still has to stay in it. */
function keepWithin(own: Entry, before: Entry, path: readonly string[], run: MergeRun): Entry | undefined {
  const { value } = own;
  if (value.type !== 'map' || before.value.type !== 'map') return undefined;
  if (!value.entries.some(({ key }) => run.rules.keeps?.([...path, key ?? '']) !== undefined)) return undefined;
  const left = mergeGroup({ base: before.value, mine: value, theirs: { ...value, entries: [] }, path }, run);
  return left && { ...own, value: left };
}

function addOrLeave(
  {
    packs,
    before,
    from,
    into,
    path,
  }: { packs: Entry; before: Entry | undefined; from: Group; into: Group; path: readonly string[] },
  run: MergeRun,
): Entry | undefined {
  if (!before) return adoptEntry(packs, from, into, run.units);
  if (!isUntouched(packs.value, before.value)) {
    run.notes.push(
      `${nameOf(path)}: you removed it and the pack changed it to ${printNode(packs.value).trim()}; it stays removed.`,
    );
  }
  return undefined;
}

function isSameWords(left: Entry, right: Entry): boolean {
  return isSameLines(linesOf(left.lead), linesOf(right.lead)) && isSameLines(besideOf(left), besideOf(right));
}

/** Comments above a blank line speak of more than the key below: they stay while the pack has them. */
function detachedLead(lead: string, run: MergeRun): string {
  const blank = lead.search(/\n[ \t]*\n(?![\s\S]*\n[ \t]*\n)/);
  const detached = blank < 0 ? '' : lead.slice(0, blank + 1);
  return linesOf(detached).some((line) => run.theirComments.has(line)) ? detached : '';
}

function joinLeads(carried: string, lead: string): string {
  const there = linesOf(lead);
  if (linesOf(carried).every((line) => there.includes(line))) return lead;
  return /^[ \t]*\n/.test(lead) ? carried + lead : `${carried}\n${lead}`;
}

/** What follows the last entry changes only where the pack changed it and the team did not. */
function tailOf({ base, mine, theirs, tail }: { base: Group; mine: Group; theirs: Group; tail: string }): string {
  const [before, own, packs] = [linesOf(base.tail), linesOf(mine.tail), linesOf(theirs.tail)];
  if (isSameLines(own, packs) || !isSameLines(own, before) || isSameLines(packs, before)) return tail;
  return mine.indent === theirs.indent && mine.style === theirs.style ? theirs.tail : tail;
}

/** An entry that has become the first one takes the white space after the bracket, and gives the former first one its own. */
function evenFirst({
  entries,
  kept,
  former,
  mine,
  theirs,
}: {
  readonly entries: readonly Entry[];
  readonly kept: readonly string[];
  readonly former: string | undefined;
  readonly mine: Group;
  readonly theirs: Group;
}): readonly Entry[] {
  const lead = (mine.entries[0] ?? (isSpread(theirs) ? undefined : theirs.entries[0]))?.lead;
  const first = entries[0]?.lead;
  if (mine.style === 'block' || lead === undefined || first === undefined) return entries;
  if (kept[0] === former || lead.trim() !== '' || first.trim() !== '') return entries;
  return entries.map((entry, index) => {
    if (index === 0) return { ...entry, lead };
    return kept[index] === former ? { ...entry, lead: first } : entry;
  });
}
