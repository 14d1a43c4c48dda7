import type { Version } from './version.ts';

/** What a merge of one file came to. */
export type Outcome = Merged | Conflicted;

export interface Merged {
  readonly state: 'merged';
  readonly version: Version;
  readonly notes: readonly string[];
}

export interface Conflicted {
  readonly state: 'conflict';
  /** What stands in the working tree meanwhile: with markers for text, mine for JSON, YAML, CI files and binaries. */
  readonly version: Version;
  readonly hasMarkers: boolean;
  readonly places: readonly ConflictPlace[];
  readonly notes: readonly string[];
}

/** One place where both sides want something else. */
export interface ConflictPlace {
  /** `lines 12-15` (of the content with markers, or of mine), a key (`dependencies.zod`), or `the whole file`. */
  readonly where: string;
  /** What each side has there: lines with their ends (LF), or a value as it is written. */
  readonly base?: string;
  readonly mine?: string;
  readonly theirs?: string;
  /** Why it could not be decided, in words. */
  readonly reason: string;
}

/** Names of the two sides in markers: `yours`, `agent-canvas 0.2.0`; the base's is `agent-canvas 0.1.0`. */
export interface SideLabels {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}
