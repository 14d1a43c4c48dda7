import type { ConflictPlace } from './outcome.ts';

/** The sides of one text without their style (LF, no byte order mark, last line ended). */
export interface SideTexts {
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}

/** What the merge of one kind of text came to; a conflict where `places` is not empty. */
export interface TextOutcome {
  readonly text: string;
  readonly hasMarkers: boolean;
  readonly places: readonly ConflictPlace[];
  readonly notes: readonly string[];
}

/** The whole text stays as the team has it, and both sides are reported. */
export function wholeConflict({ base, mine, theirs }: SideTexts, reason: string): TextOutcome {
  const place = { where: 'the whole file', ...(base === undefined ? {} : { base }), mine, theirs, reason };
  return { text: mine, hasMarkers: false, places: [place], notes: [] };
}
