import type { ConflictPlace, Version } from '@agent-canvas/merge';
import type { Entry } from './entry.ts';
import type { LockedConflict, LockedFile } from './lock.ts';
import type { Content } from './sync-request.ts';

/** What was decided for one entry. */
export interface Verdict {
  readonly entry: Entry;
  /** `leave` says nothing of a file that stays as it is; `keep` says why it does. */
  readonly action: 'write' | 'delete' | 'leave' | 'keep' | 'conflict';
  readonly reason: string;
  /** What the file is to hold; for `write` and `conflict`. */
  readonly version?: Version;
  /** In the next lock; undefined: sync lets go of the path. */
  readonly locked?: LockedFile;
  readonly lockedConflict?: LockedConflict;
  readonly conflict?: {
    readonly places: readonly ConflictPlace[];
    readonly hasMarkers: boolean;
    readonly base?: Content;
    readonly mine: Content;
    readonly theirs: Content;
  };
  readonly notes: readonly string[];
}
