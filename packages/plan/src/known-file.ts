import type { Mine } from './entry.ts';
import type { Lock, LockedFile } from './lock.ts';
import type { Repository } from './repository.ts';
import type { Side } from './side.ts';

/** A file of the last lock, with the sides that are known of it. */
export interface KnownFile {
  /** Key in the last lock. */
  readonly was: string;
  /** The pack's path today. */
  readonly path: string;
  readonly locked: LockedFile;
  readonly base: Side;
  /** Where it lies now; undefined where it is gone. */
  readonly source: string | undefined;
  /** Where it belongs. */
  readonly target: string;
  /** After migrations. */
  readonly mine: Mine | undefined;
  /** Hash of the file as it lies on disk. */
  readonly disk: string | undefined;
  readonly notes: readonly string[];
  readonly hint?: string;
}

/** Finds every file of the lock: where the team moved it, else where the pack has it. */
export function locateFiles(lock: Lock, repository: Repository): KnownFile[] {
  return Object.entries(lock.files).map(([path, locked]) => {
    const places = locked.at === undefined ? [path] : [locked.at, path];
    const found = places.flatMap((place) => {
      const hash = repository.hash(place);
      return hash === undefined ? [] : [{ place, hash }];
    })[0];
    return {
      was: path,
      path,
      locked,
      base: { hash: locked.base, executable: locked.mode === '100755' },
      source: found?.place,
      target: found?.place ?? path,
      mine: found && { hash: found.hash },
      disk: found?.hash,
      notes: [],
    };
  });
}
