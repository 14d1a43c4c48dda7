import { blobId } from '@agent-canvas/check';
import { type Conflicted, mergeFile, type Outcome, type SideLabels, type Version } from '@agent-canvas/merge';
import { becomesYours } from './decide-entry.ts';
import type { Entry } from './entry.ts';
import { isCrlf, withLf, withLineEndsOf, withoutPacking } from './line-ends.ts';
import { holdEntry, lockEntry } from './lock-entry.ts';
import type { Repository } from './repository.ts';
import type { Restyled } from './restyle.ts';
import { modeOf, type Theirs } from './side.ts';
import type { Verdict } from './verdict.ts';

/** The contents of one path that both sides changed; `base` is undefined where there is none, or none to be had. */
export interface MergeSides {
  readonly entry: Entry;
  readonly base: Version | undefined;
  readonly mine: Version;
  readonly theirs: Version | undefined;
}

interface MergeContext {
  readonly repository: Repository;
  /** Files that this sync removes or takes from the pack as a whole: what they import now counts no more. */
  readonly replaced: ReadonlySet<string>;
  readonly packName: string;
  readonly labels: SideLabels;
}

/** Merges one file: style first, which is never a conflict, then by its kind. */
export function mergeEntry(sides: MergeSides, style: Restyled | undefined, context: MergeContext): Verdict {
  const { entry, mine } = sides;
  const { theirs } = entry;
  const isStyleOnly = isBaseRestyled(sides, style);
  if (!theirs) {
    if (!isStyleOnly && !isRepacked(sides)) return becomesYours(entry);
    const reason = 'the pack no longer has it, and the team changed only its style';
    return { entry, action: 'delete', reason, notes: entry.notes };
  }
  const locked = lockEntry(entry, theirs, context.packName);
  const settled = (version: Version, notes: readonly string[], reason: string): Verdict => ({
    entry,
    action: 'write',
    reason,
    version,
    locked,
    notes: [...entry.notes, ...notes],
  });
  const restyled = style?.theirs ?? theirs.content;
  if (isStyleOnly) {
    const executable = theirs.executable === entry.base?.executable ? mine.executable : theirs.executable;
    return settled({ content: withLineEndsOf(mine.content, restyled), executable }, [], theirs.reason);
  }
  if (isSameText(mine.content, restyled)) return settled(mine, [], theirs.reason);
  if (entry.base && !sides.base) return conflict({ sides, theirs, outcome: twoWay(mine), context });
  const outcome = mergeStyled(sides, style, context);
  if (outcome.state === 'conflict') return conflict({ sides, theirs, outcome, context });
  const isTheirs = outcome.version.content === theirs.content;
  return settled(
    outcome.version,
    outcome.notes,
    isTheirs ? theirs.reason : `merged with the team’s changes: ${theirs.reason}`,
  );
}

function isBaseRestyled({ entry, mine }: MergeSides, style: Restyled | undefined): boolean {
  if (!entry.base) return false;
  if (style?.base !== undefined && isSameText(mine.content, style.base)) return true;
  return isCrlf(mine.content) && blobId(withLf(mine.content)) === entry.base.hash;
}

/** Whether the team's file says what the base says, but for byte order mark, line ends and the end of the last line. */
function isRepacked({ base, mine }: MergeSides): boolean {
  if (typeof base?.content !== 'string' || typeof mine.content !== 'string') return false;
  return withoutPacking(base.content) === withoutPacking(mine.content);
}

const isSameText = (a: Version['content'], b: Version['content']): boolean =>
  typeof a === 'string' && typeof b === 'string' && withLf(a) === withLf(b);

/**
 * A file in the team's style is merged with base and theirs in that style, any other one as it is; the other way is
 * tried where the first one ends in a conflict.
 */
function mergeStyled(sides: MergeSides, style: Restyled | undefined, context: MergeContext): Outcome {
  const asIs = (): Outcome => merge(sides, context);
  if (style === undefined) return asIs();
  const { base, theirs } = sides;
  const inStyle = (): Outcome =>
    merge(
      {
        ...sides,
        base: base && { ...base, content: style.base ?? base.content },
        theirs: theirs && { ...theirs, content: style.theirs ?? theirs.content },
      },
      context,
    );
  const first = style.isMineFormatted ? inStyle() : asIs();
  if (first.state === 'merged') return first;
  const second = style.isMineFormatted ? asIs() : inStyle();
  return second.state === 'merged' ? second : first;
}

function merge({ entry, base, mine, theirs }: MergeSides, { repository, replaced, labels }: MergeContext): Outcome {
  const { path, target } = entry;
  const folder = target.includes('/') ? target.slice(0, target.lastIndexOf('/')) : '.';
  return mergeFile({
    path,
    class: entry.theirs?.class ?? 'managed',
    base,
    mine,
    theirs: theirs ?? mine,
    labels,
    isImported: (dependency) => repository.importers(folder, dependency).some((path) => !replaced.has(path)),
  });
}

const twoWay = (mine: Version): Conflicted => ({
  state: 'conflict',
  version: mine,
  hasMarkers: false,
  places: [
    { where: 'the whole file', reason: 'both sides changed it, and what they started from is to be had nowhere' },
  ],
  notes: [],
});

function conflict(step: {
  readonly sides: MergeSides;
  readonly theirs: Theirs;
  readonly outcome: Conflicted;
  readonly context: MergeContext;
}): Verdict {
  const { sides, theirs, outcome, context } = step;
  const { entry, base, mine } = sides;
  const locked = holdEntry(entry);
  const { hasMarkers, places, version, notes } = outcome;
  return {
    entry,
    action: 'conflict',
    reason: 'both sides changed the same place',
    version,
    ...(locked && { locked }),
    lockedConflict: {
      theirs: theirs.hash,
      pack: context.packName,
      class: theirs.class,
      mode: modeOf(theirs.executable),
      ...(hasMarkers && { hasMarkers }),
    },
    conflict: {
      places,
      hasMarkers,
      ...(base && { base: base.content }),
      mine: mine.content,
      theirs: theirs.content,
    },
    notes: [...entry.notes, ...notes],
  };
}
