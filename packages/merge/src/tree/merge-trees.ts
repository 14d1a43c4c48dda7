import type { ConflictPlace } from '../outcome.ts';
import type { Units } from './adopt-entry.ts';
import { commentsWithin } from './comments.ts';
import { mergeEntry } from './merge-entry.ts';
import { mergeGroup } from './merge-group.ts';
import type { MergeRun, Preference, RootSides, TreeRules } from './merge-run.ts';
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
  units,
  rules,
  prefer = 'mine',
  ...sides
}: RootSides & { readonly units: Units; readonly rules: TreeRules; readonly prefer?: Preference }): TreeMerge {
  const { base, mine, theirs, places } = rules.prepare?.(sides) ?? { ...sides, places: [] };
  const run: MergeRun = {
    rules,
    units,
    prefer,
    places: [...places],
    notes: [],
    theirComments: new Set(commentsWithin(theirs)),
  };
  const [document] = mine.entries;
  const [theirDocument] = theirs.entries;
  const isOne = mine.entries.length === 1 && theirs.entries.length === 1;
  if (!isOne || !document || !theirDocument) {
    const root = mergeGroup({ base, mine, theirs, path: [] }, run) ?? mine;
    return { root, places: run.places, notes: run.notes };
  }
  const before = base?.entries.length === 1 ? base.entries[0] : base?.entries.find(({ key }) => key === document.key);
  const entry = mergeEntry(
    { base: before, mine: document, theirs: theirDocument, into: mine, from: theirs, path: [] },
    run,
  );
  return { root: { ...mine, entries: [entry] }, places: run.places, notes: run.notes };
}
