import type { ParsedCanvas } from '@agent-canvas/canvas';
import { UserError } from '@agent-canvas/errors';
import { globToRegExp, type LoadedPack } from '@agent-canvas/packs';
import { type Lock, type LockedFile, sealLock } from './lock.ts';
import { parseOverrides } from './overrides.ts';
import { editOverrides } from './overrides-edit.ts';
import type { Change } from './plan.ts';
import { lockWithOverrides, overridesChange, overridesText } from './plan-policy.ts';
import { lockOf, policyPlan } from './policies-lock.ts';
import { checkGlobs, noMatch } from './policies-paths.ts';
import { renderTheirs } from './render-theirs.ts';
import type { Repository } from './repository.ts';
import { modeOf, type Theirs } from './side.ts';
import type { Note, SyncPlan } from './sync-plan.ts';
import type { BaseStore, SyncRequest } from './sync-request.ts';

export interface RestoreRequest extends Pick<SyncRequest, 'adapt' | 'only'> {
  readonly repository: Repository;
  readonly bases: BaseStore;
  readonly pack: LoadedPack;
  readonly parsed: ParsedCanvas;
  /** Paths or globs, from the root of the repository. */
  readonly paths: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** One file to bring back: what the pack renders, and where it goes. */
interface Restored {
  readonly theirs: Theirs;
  readonly place: string;
}

/**
 * Plans that files become what the pack renders, edits in them given up: also deleted, owned, ejected and conflicted
 * ones. Rules of `.canvas/overrides.yaml` for just these paths go. The caller has asked. Errors: E_ARGUMENT, E_NO_MATCH,
 * E_BLOCKED, E_NOT_OURS; E_BEHIND where migrations of the pack wait for a sync.
 */
export async function planRestore(request: RestoreRequest): Promise<SyncPlan> {
  const { repository, bases, paths, today } = request;
  checkGlobs(paths);
  const lock = lockOf(repository);
  refuseBehind(lock, request.pack);
  const restored = findRestored(request, lock);
  const before = overridesText(repository);
  const named = new Set([...paths, ...restored.flatMap(({ theirs, place }) => [theirs.path, place])]);
  const after = [...named].reduce((text, path) => editOverrides(text, { remove: path }), before);
  const next = lockWithOverrides(restoredLock(lock, restored, request.pack.pack.name), { before, after, today });
  const changes = restored.flatMap((one) => changeOf(one, repository));
  return policyPlan({
    repository,
    bases,
    lock: next,
    changes: [...changes, ...overridesChange(repository, after)],
    notes: restored.flatMap((one) => stillHeld(one, after)),
    fresh: new Map(restored.map(({ theirs }) => [theirs.hash, theirs.content])),
  });
}

function refuseBehind(lock: Lock, { pack }: LoadedPack): void {
  const waiting = (pack.migrations ?? []).find(({ id }) => !lock.migrations.includes(id));
  if (!waiting) return;
  throw new UserError({
    code: 'E_BEHIND',
    message: `${pack.name} ${pack.version} moves files that this repository still has at their old places`,
    hint: 'Run sync first, then restore.',
  });
}

function findRestored(request: RestoreRequest, lock: Lock): Restored[] {
  const { repository, paths } = request;
  const { files } = renderTheirs({ ...request, added: lock.added });
  const found = new Map<string, Restored>();
  for (const glob of paths) {
    const pattern = globToRegExp(glob);
    const matches = [...files.values()]
      .map((theirs) => ({ theirs, place: lock.files[theirs.path]?.at ?? theirs.path }))
      .filter(({ theirs: { path }, place }) => [path, place].some((name) => name === glob || pattern.test(name)));
    if (matches.length === 0) throw noMatch(glob, { candidates: [...files.keys()], repository });
    for (const one of matches) found.set(one.theirs.path, one);
  }
  return [...found.values()];
}

function changeOf({ theirs, place }: Restored, repository: Repository): Change[] {
  const { hash, content, executable, origin } = theirs;
  const before = repository.hash(place);
  const isSame = before === hash && repository.read(place)?.executable === executable;
  if (isSame) return [];
  const obstacle = before === undefined ? repository.obstacle(place) : undefined;
  if (obstacle) {
    throw new UserError({
      code: 'E_BLOCKED',
      message: `${place} cannot be written: ${obstacle.path} is a ${obstacle.is}`,
      hint: 'Move it away first.',
    });
  }
  const action = before === undefined ? 'create' : before === hash ? 'mode' : 'update';
  const shared = { path: place, class: theirs.class, origin, hash, content, executable };
  return [{ ...shared, action, reason: 'back to what the pack has', ...(before !== undefined && { before }) }];
}

function restoredLock(lock: Lock, restored: readonly Restored[], pack: string): Lock {
  const paths = new Set(restored.map(({ theirs }) => theirs.path));
  const without = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).filter(([path]) => !paths.has(path)));
  const lines = restored.map(({ theirs, place }): [string, LockedFile] => [
    theirs.path,
    {
      pack,
      class: theirs.class,
      base: theirs.hash,
      mode: modeOf(theirs.executable),
      ...(place !== theirs.path && { at: place }),
    },
  ]);
  return sealLock({
    ...lock,
    ejected: without(lock.ejected),
    conflicts: without(lock.conflicts),
    files: { ...lock.files, ...Object.fromEntries(lines) },
  });
}

/** A wider rule may still cover a file that came back. */
function stillHeld({ theirs, place }: Restored, overrides: string): Note[] {
  const rule = parseOverrides(overrides).findLast(({ path }) =>
    [place, theirs.path].some((name) => globToRegExp(path).test(name)),
  );
  if (!rule) return [];
  const text = `'${rule.path}' in .canvas/overrides.yaml still covers it (${rule.policy}): narrow it, or sync leaves the file as it is now`;
  return [{ path: place, text }];
}
