import type { ConflictPlace } from '../outcome.ts';
import { adoptEntry, type Units } from './adopt-entry.ts';
import { commentsWithin } from './comments.ts';
import { mergeEntry } from './merge-entry.ts';
import type { MergeRun, TreeRules } from './merge-run.ts';
import type { Group } from './tree.ts';

export interface TreeMerge {
  readonly root: Group;
  readonly places: readonly ConflictPlace[];
  readonly notes: readonly string[];
}

/**
 * Merges three trees by key: a change of one side comes, both sides' keys and comments stay, and where both want something else
 * mine stands and the place is reported. Order and layout are the team's.
 */
export function mergeTrees({
  base,
  mine,
  theirs,
  units,
  rules = {},
}: {
  /** Documents as parsed: a list whose entries are the documents of the file. */
  readonly base: Group | undefined;
  readonly mine: Group;
  readonly theirs: Group;
  readonly units: Units;
  readonly rules?: TreeRules;
}): TreeMerge {
  const run: MergeRun = { rules, units, places: [], notes: [], theirComments: new Set(commentsWithin(theirs)) };
  const [document] = mine.entries;
  const [theirDocument] = theirs.entries;
  if (!document || !theirDocument) {
    const root = document
      ? mine
      : { ...mine, entries: theirs.entries.map((entry) => adoptEntry(entry, theirs, mine, units)) };
    return { root, places: [], notes: [] };
  }
  const entry = mergeEntry(
    { base: base?.entries[0], mine: document, theirs: theirDocument, into: mine, from: theirs, path: [] },
    run,
  );
  return { root: { ...mine, entries: [entry] }, places: run.places, notes: run.notes };
}
