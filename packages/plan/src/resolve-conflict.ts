import { blobId } from '@agent-canvas/check';
import { UserError } from '@agent-canvas/errors';
import { findStrayMarkers } from '@agent-canvas/merge';
import { type Lock, type LockedConflict, sealLock } from './lock.ts';
import { loadBase } from './merge-entries.ts';
import type { Change } from './plan.ts';
import { lockOf, policyPlan } from './policies-lock.ts';
import type { Repository } from './repository.ts';
import type { SyncPlan } from './sync-plan.ts';
import type { BaseStore } from './sync-request.ts';
import { takeSide } from './take-side.ts';

/** Conflicts to settle, by their paths in the repository or the pack's. */
export interface ResolveRequest {
  readonly repository: Repository;
  readonly bases: BaseStore;
  readonly paths: readonly string[];
  /** The name of the repository, for the plan. */
  readonly name: string;
}

/**
 * Takes files as they are now for resolved: what could not be merged becomes their base.
 * Errors: E_NO_CONFLICT where a path has none; E_MARKERS_LEFT where the file still shows both sides.
 */
export const resolveConflict = (request: ResolveRequest): Promise<SyncPlan> => settle(request, undefined);

/** Settles each place with what the team had; what was merged beside it stays. Errors: E_NO_CONFLICT. */
export const acceptOurs = (request: ResolveRequest): Promise<SyncPlan> => settle(request, 'ours');

/**
 * Settles each place with what the pack has; what was merged beside it stays. A file without markers (JSON, YAML, a
 * binary) becomes the pack's as a whole. Errors: E_NO_CONFLICT; E_NO_BASE where the pack's content is to be had nowhere.
 */
export const acceptTheirs = (request: ResolveRequest): Promise<SyncPlan> => settle(request, 'theirs');

interface Open {
  /** The pack's path. */
  readonly key: string;
  /** Where the file is. */
  readonly path: string;
  readonly conflicted: LockedConflict;
}

async function settle(request: ResolveRequest, side: 'ours' | 'theirs' | undefined): Promise<SyncPlan> {
  const { repository, bases, paths, name } = request;
  const lock = lockOf(repository);
  const open = paths.map((path) => findConflict(path, lock));
  const changes: Change[] = [];
  for (const one of open) changes.push(...(await settleFile(one, { repository, bases, side })));
  const next = settledLock(lock, open);
  return { ...(await policyPlan({ repository, bases, changes, notes: [], lock: next })), name };
}

function findConflict(path: string, lock: Lock): Open {
  const open = Object.entries(lock.conflicts).map(([key, conflicted]) => {
    return { key, conflicted, path: lock.files[key]?.at ?? key };
  });
  const found = open.find((one) => one.path === path || one.key === path);
  if (found) return found;
  throw new UserError({
    code: 'E_NO_CONFLICT',
    message: `${path} has no conflict left by a sync`,
    hint: open.length === 0 ? 'No file has one.' : `There are: ${open.map((one) => one.path).join(', ')}.`,
  });
}

async function settleFile(
  { key, path, conflicted }: Open,
  context: {
    readonly repository: Repository;
    readonly bases: BaseStore;
    readonly side: 'ours' | 'theirs' | undefined;
  },
): Promise<Change[]> {
  const { repository, bases, side } = context;
  const version = repository.read(path);
  const before = repository.hash(path);
  if (!version || before === undefined) return [];
  const markers = typeof version.content === 'string' ? findStrayMarkers(version.content) : [];
  if (side === undefined && markers.length > 0) {
    throw new UserError({
      code: 'E_MARKERS_LEFT',
      message: `${path} still shows both sides in line ${markers.join(', ')}`,
      hint: 'Mend these places, or take one side: sync --ours PATH, sync --theirs PATH.',
    });
  }
  if (side === undefined || (side === 'ours' && markers.length === 0)) return [];
  const content =
    typeof version.content === 'string' && markers.length > 0
      ? takeSide(version.content, side)
      : await loadBase(bases, conflicted.theirs, key);
  if (content === undefined) {
    throw new UserError({
      code: 'E_NO_BASE',
      message: `What the pack wanted of ${path} is to be had nowhere`,
      hint: 'Restore .canvas/base.br from git, or mend the file by hand and run sync resolve.',
    });
  }
  const hash = blobId(content);
  if (hash === before) return [];
  return [
    {
      path,
      action: 'update',
      reason: side === 'ours' ? 'settled with what the team had' : 'settled with what the pack has',
      class: conflicted.class,
      origin: { template: conflicted.pack, settings: [] },
      hash,
      content,
      executable: version.executable,
      before,
    },
  ];
}

function settledLock(lock: Lock, open: readonly Open[]): Lock {
  const settled = new Map(open.map(({ key, conflicted }) => [key, conflicted]));
  const files = { ...lock.files };
  for (const [key, { theirs, pack, class: fileClass, mode }] of settled) {
    const at = lock.files[key]?.at;
    files[key] = { pack, class: fileClass, base: theirs, mode, ...(at !== undefined && { at }) };
  }
  const conflicts = Object.fromEntries(Object.entries(lock.conflicts).filter(([key]) => !settled.has(key)));
  return sealLock({ ...lock, files, conflicts });
}
