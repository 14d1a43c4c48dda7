import type { LockedConflict, LockedFile } from './lock.ts';
import type { Side, Theirs } from './side.ts';

/** The team's file: whether it may be run is asked from the repository where it matters. */
export type Mine = Omit<Side, 'executable'>;

/** One path of the pack on all sides, after migrations, and where it lies in the repository. */
export interface Entry {
  /** The pack's path today: the key in the next lock. */
  readonly path: string;
  /** Where the file belongs in the repository: the pack's path, or where the team moved it. */
  readonly target: string;
  /** Where the file is now, where that is not `target`: a migration renames it. */
  readonly source?: string;
  /** From the last lock. */
  readonly locked?: LockedFile;
  readonly conflicted?: LockedConflict;
  readonly base?: Side;
  /** The team's file, with the pack's pending migrations applied to it. */
  readonly mine?: Mine;
  /** Hash of the file as it lies on disk now, at `source` or `target`. */
  readonly disk?: string;
  readonly theirs?: Theirs;
  /** The pack's path of another file, which the team moved to this place. */
  readonly holder?: string;
  /** What happened to it before it was decided: moved, and the like. */
  readonly notes: readonly string[];
  /** Where a file that is gone may have gone. */
  readonly hint?: string;
}
