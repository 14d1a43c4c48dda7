import type { ConflictPlace, SideLabels } from '@agent-canvas/merge';

/** One unresolved file in `conflicts.json`. */
export interface ConflictRecord {
  readonly path: string;
  /** The bundle's folder beside `conflicts.json`: base, mine, theirs, README.md. */
  readonly folder: string;
  readonly hasMarkers: boolean;
  readonly hasBase: boolean;
  readonly places: readonly ConflictPlace[];
  /** What the pack wanted. */
  readonly why: string;
  readonly labels: SideLabels;
  /** The command that tells whether a resolution works. */
  readonly verify: string;
}
