import { blobId } from '@agent-canvas/check';
import { UserError } from '@agent-canvas/errors';
import { findStrayMarkers, mergeFile } from '@agent-canvas/merge';
import { type Lock, type LockedConflict, sealLock } from './lock.ts';
import { loadBase } from './merge-entries.ts';
import type { Change } from './plan.ts';
import { lockOf, policyPlan } from './policies-lock.ts';
import type { Repository } from './repository.ts';
import type { Note, SyncPlan } from './sync-plan.ts';
import type { BaseStore, Content } from './sync-request.ts';
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
 * Settles each place with what the pack has; what was merged beside it stays. Where that cannot be told by places (a
 * binary, a file that cannot be read) it becomes the pack's as a whole, and a note says so.
 * Errors: E_NO_CONFLICT; E_NO_BASE where the pack's content is to be had nowhere.
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
  const notes: Note[] = [];
  for (const one of open) changes.push(...(await settleFile(one, { repository, bases, side, lock, notes })));
  const next = settledLock(lock, open);
  return { ...(await policyPlan({ repository, bases, changes, notes, lock: next })), name };
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
    readonly lock: Lock;
    /** Collects what whoever settles it has to know. */
    readonly notes: Note[];
  },
): Promise<Change[]> {
  const { repository, bases, side, lock, notes } = context;
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
      : await takeTheirs({ key, path, conflicted }, { repository, bases, lock, notes });
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

/** The pack's value at each place that is open, between what the team has beside them; else the pack's file as a whole. */
async function takeTheirs(
  { key, path, conflicted }: Open,
  context: {
    readonly repository: Repository;
    readonly bases: BaseStore;
    readonly lock: Lock;
    readonly notes: Note[];
  },
): Promise<Content | undefined> {
  const { repository, bases, lock, notes } = context;
  const whole = await loadBase(bases, conflicted.theirs, key);
  const mine = repository.read(path);
  if (whole === undefined || !mine) return whole;
  const before = lock.files[key]?.base;
  const base = before === undefined ? undefined : await loadBase(bases, before, key);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  const merge = (own: Content, prefer: 'mine' | 'theirs') =>
    mergeFile({
      path: key,
      class: conflicted.class,
      base: base === undefined ? undefined : { content: base, executable: mine.executable },
      mine: { content: own, executable: mine.executable },
      theirs: { content: whole, executable: mine.executable },
      labels: { base: 'base', mine: 'yours', theirs: conflicted.pack },
      prefer,
      isImported: (dependency) => repository.importers(folder, dependency).length > 0,
    });
  const { content } = merge(mine.content, 'theirs').version;
  const hasBase = before === undefined || base !== undefined;
  // Settled it is where nothing is left open between it and the pack's.
  if (hasBase && merge(content, 'mine').state === 'merged') return content;
  notes.push({ path, text: "it is the pack's as a whole now; edits of the team in it are in git" });
  return whole;
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
