import { blobId } from '@agent-canvas/check';
import { decodeFile, type SideLabels, type Version } from '@agent-canvas/merge';
import type { Entry } from './entry.ts';
import { type MergeSides, mergeEntry } from './merge-entry.ts';
import type { Repository } from './repository.ts';
import { type Restyled, restyle } from './restyle.ts';
import type { Note } from './sync-plan.ts';
import type { BaseStore, Content, Formatter } from './sync-request.ts';
import type { Verdict } from './verdict.ts';

export interface MergeContext {
  readonly repository: Repository;
  readonly replaced: ReadonlySet<string>;
  readonly bases: BaseStore;
  readonly format: Formatter | undefined;
  readonly packName: string;
  readonly labels: SideLabels;
}

/** Merges what hashes alone could not decide. Contents are read here, and only here. */
export async function mergeEntries(
  entries: readonly Entry[],
  context: MergeContext,
): Promise<{
  readonly verdicts: Verdict[];
  readonly notes: readonly Note[];
  /** The team's formatter writes otherwise than the pack, and the team uses it. */
  readonly hasOwnStyle: boolean;
}> {
  const { format } = context;
  const sides = await Promise.all(entries.map((entry) => loadSides(entry, context)));
  const texts = sides.map(({ entry, base, mine, theirs }) => ({
    path: entry.target,
    base: base?.content,
    mine: mine.content,
    theirs: theirs?.content,
  }));
  const notes: Note[] = [];
  let styles = new Map<string, Restyled>();
  try {
    if (format) styles = await restyle(texts, format);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    notes.push({ path: '.', text: `the formatter failed, so style may show up as conflicts: ${cause}` });
  }
  return {
    verdicts: sides.map((side) => mergeEntry(side, styles.get(side.entry.target), context)),
    notes,
    hasOwnStyle: [...styles.values()].some(({ base, isMineFormatted }) => base !== undefined && isMineFormatted),
  };
}

async function loadSides(entry: Entry, { repository, bases }: MergeContext): Promise<MergeSides> {
  const { base, mine, theirs, source, target, path } = entry;
  const now = repository.read(source ?? target);
  const own = mine?.content ?? now?.content ?? '';
  const isUntouched = base !== undefined && mine?.hash === base.hash;
  const content = base && (isUntouched ? own : (base.content ?? (await loadBase(bases, base.hash, path))));
  const version = (side: Content, executable: boolean): Version => ({ content: side, executable });
  return {
    entry,
    base: base && content !== undefined ? version(content, base.executable) : undefined,
    mine: version(own, now?.executable ?? false),
    theirs: theirs && version(theirs.content, theirs.executable),
  };
}

/** A base by its id, text as text; undefined where it is to be had nowhere, or what is found is something else. */
export async function loadBase(bases: BaseStore, id: string, path: string): Promise<Content | undefined> {
  const content = await bases(id, path);
  if (content === undefined || blobId(content) !== id) return undefined;
  return typeof content === 'string' ? content : decodeFile(content);
}
