import type { ConflictPlace, SideLabels } from '@agent-canvas/merge';
import type { Lock } from './lock.ts';
import type { OperationStep } from './operation-step.ts';
import type { Plan } from './plan.ts';
import type { Content } from './sync-request.ts';

/** What a sync will do. `changes` holds only paths that change on disk, and kept ones with the reason. */
export interface SyncPlan extends Plan {
  /** The pack that the repository was last synced with. */
  readonly from?: { readonly name: string; readonly version: string };
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly Note[];
  /** What people must do about a changed answer, in order. */
  readonly operations: readonly OperationStep[];
  /** True where applying would write nothing. */
  readonly isNothing: boolean;
  /** The lock after applying. */
  readonly lock: Lock;
}

/** One file that both sides changed in ways that exclude each other. */
export interface Conflict {
  readonly path: string;
  readonly places: readonly ConflictPlace[];
  /** Whether the content in the working tree shows the places between markers. */
  readonly hasMarkers: boolean;
  /** Undefined where no base is to be had. */
  readonly base?: Content;
  readonly mine: Content;
  readonly theirs: Content;
  /** What the pack wanted: entries of its change log, or the setting that changed. */
  readonly why: string;
  readonly labels: SideLabels;
}

/** Something that a person should know about a path and that needs no decision now. */
export interface Note {
  readonly path: string;
  readonly text: string;
}
