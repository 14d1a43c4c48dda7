import { UserError } from '@agent-canvas/errors';
import { globToRegExp } from '@agent-canvas/packs';
import { baseIds } from './base-ids.ts';
import { engineChanges, needsBases } from './engine-changes.ts';
import type { Lock } from './lock.ts';
import { loadBase } from './merge-entries.ts';
import type { Change } from './plan.ts';
import type { Repository } from './repository.ts';
import type { Note, SyncPlan } from './sync-plan.ts';
import type { BaseStore, Content } from './sync-request.ts';

/** What own, skip, pin, restore and eject come to: changes of files, and the lock that goes with them. */
export interface PolicyOutcome {
  readonly repository: Repository;
  readonly changes: readonly Change[];
  readonly notes: readonly Note[];
  readonly lock: Lock;
  readonly bases: BaseStore;
  /** Contents that the bases have to hold from now on, by blob id. */
  readonly fresh?: ReadonlyMap<string, Content>;
}

/** The plan of an outcome: lock and bases are written where they change. */
export async function policyPlan(outcome: PolicyOutcome): Promise<SyncPlan> {
  const { repository, lock, notes } = outcome;
  const contents = needsBases(lock, { repository }) ? await collect(outcome) : undefined;
  const engine = engineChanges({ repository, canvasText: '' }, { lock, bases: contents });
  const changes = [...outcome.changes, ...engine].sort((a, b) => (a.path < b.path ? -1 : 1));
  const [name = '', pack] = Object.entries(lock.packs)[0] ?? [];
  return {
    name: typeof lock.answers.name === 'string' ? lock.answers.name : '',
    pack: { name, version: pack?.version ?? '', integrity: pack?.integrity ?? '' },
    templates: [],
    changes,
    conflicts: [],
    notes,
    operations: [],
    isNothing: changes.length === 0,
    lock,
  };
}

async function collect({ lock, bases, fresh }: PolicyOutcome): Promise<Content[]> {
  const contents = await Promise.all(
    [...baseIds(lock)].map(([id, path]) => fresh?.get(id) ?? loadBase(bases, id, path)),
  );
  return contents.filter((content): content is Content => content !== undefined);
}

/** The repository's lock. Errors: E_NOT_OURS where it has none. */
export function lockOf({ lock }: Repository): Lock {
  if (lock) return lock;
  throw new UserError({
    code: 'E_NOT_OURS',
    message: 'There is no .canvas/lock.json here',
    hint: 'agent-canvas adopt takes up a repository that agent-canvas did not create.',
  });
}

/** The pack's paths of a lock that a glob names, by themselves or by where the team moved the file. */
export function lockedMatches(lock: Lock, glob: string): string[] {
  const pattern = globToRegExp(glob);
  return Object.entries(lock.files)
    .filter(([path, { at }]) => path === glob || pattern.test(path) || (at !== undefined && pattern.test(at)))
    .map(([path]) => path);
}

/** Errors: E_CONFLICT_LEFT where a file still waits for a decision. */
export function refuseConflicts(lock: Lock, paths: readonly string[]): void {
  const open = paths.find((path) => Object.hasOwn(lock.conflicts, path));
  if (open === undefined) return;
  throw new UserError({
    code: 'E_CONFLICT_LEFT',
    message: `${lock.files[open]?.at ?? open} has a conflict left by a sync`,
    hint: 'Settle it first: sync resolve PATH, sync --ours PATH or sync --theirs PATH.',
    exitCode: 4,
  });
}
