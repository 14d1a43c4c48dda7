import { UserError } from '@agent-canvas/errors';
import { sealLock } from './lock.ts';
import { lockedMatches, lockOf, policyPlan, refuseConflicts } from './policies-lock.ts';
import { checkGlobs, noMatch } from './policies-paths.ts';
import type { Repository } from './repository.ts';
import type { SyncPlan } from './sync-plan.ts';
import type { BaseStore } from './sync-request.ts';

export interface EjectRequest {
  readonly repository: Repository;
  readonly bases: BaseStore;
  /** Paths or globs, from the root of the repository. */
  readonly paths: readonly string[];
}

/**
 * Plans that files leave sync for good: they stay as they are, the lock only remembers what the pack had given, so that
 * advisories still find them and no sync brings them back. Errors: E_ARGUMENT, E_NO_MATCH, E_CONFLICT_LEFT, E_NOT_OURS;
 * E_ENGINE_FILE for what sync itself lives on.
 */
export async function planEject({ repository, bases, paths }: EjectRequest): Promise<SyncPlan> {
  checkGlobs(paths);
  const lock = lockOf(repository);
  const gone = new Set<string>();
  for (const glob of paths) {
    const matches = lockedMatches(lock, glob);
    if (matches.length === 0) throw noMatch(glob, { candidates: Object.keys(lock.files), repository });
    refuseConflicts(lock, matches);
    for (const path of matches) gone.add(path);
  }
  const engine = [...gone].find((path) => path.startsWith('.canvas/'));
  if (engine !== undefined) {
    throw new UserError({
      code: 'E_ENGINE_FILE',
      message: `${engine} belongs to sync itself`,
      hint: 'Name the files apart from those of .canvas.',
    });
  }
  const given = [...gone].map((path) => [path, lock.files[path]?.base ?? ''] as const);
  const next = sealLock({
    ...lock,
    ejected: { ...lock.ejected, ...Object.fromEntries(given) },
    files: Object.fromEntries(Object.entries(lock.files).filter(([path]) => !gone.has(path))),
  });
  const notes = [...gone].sort().map((path) => ({
    path: lock.files[path]?.at ?? path,
    text: 'left sync: it is the team’s alone; restore takes it back',
  }));
  return policyPlan({ repository, bases, changes: [], notes, lock: next });
}
