import { blobId, canvasDigest } from '@agent-canvas/check';
import { UsageError } from '@agent-canvas/errors';
import { policyFinder } from './active-override.ts';
import { type Lock, type LockedFile, sealLock } from './lock.ts';
import type { Override } from './override.ts';
import { isDate, overridesPath, parseOverrides } from './overrides.ts';
import { editOverrides } from './overrides-edit.ts';
import type { Change } from './plan.ts';
import { lockedMatches, lockOf, policyPlan, refuseConflicts } from './policies-lock.ts';
import { checkGlobs, noMatch } from './policies-paths.ts';
import type { Repository } from './repository.ts';
import type { Note, SyncPlan } from './sync-plan.ts';
import type { BaseStore } from './sync-request.ts';

export interface PolicyRequest {
  readonly repository: Repository;
  readonly bases: BaseStore;
  readonly policy: Override['policy'];
  /** Paths or globs, from the root of the repository. */
  readonly paths: readonly string[];
  readonly reason: string;
  /** The day from which sync takes the files up again: `YYYY-MM-DD`. */
  readonly expires?: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * Plans own, skip or pin: the rules in `.canvas/overrides.yaml`, and the lock that knows of them. No file of the
 * repository changes. Errors: E_ARGUMENT, E_NO_MATCH (but a skipped path may come later), E_CONFLICT_LEFT, E_NOT_OURS,
 * CanvasError where the overrides are not sound.
 */
export async function planPolicy(request: PolicyRequest): Promise<SyncPlan> {
  const { repository, bases, policy, paths, reason, expires } = request;
  checkRequest(request);
  const lock = lockOf(repository);
  const notes: Note[] = [];
  for (const glob of paths) {
    const matches = lockedMatches(lock, glob);
    refuseConflicts(lock, matches);
    if (matches.length > 0) continue;
    if (policy !== 'skip') throw noMatch(glob, { candidates: Object.keys(lock.files), repository });
    notes.push({ path: glob, text: 'sync knows no such file: the rule holds for what comes' });
  }
  const before = overridesText(repository);
  const rule = { policy, reason: reason.trim(), ...(expires !== undefined && { expires }) };
  const after = paths.reduce((text, path) => editOverrides(text, { set: { path, ...rule } }), before);
  return policyPlan({
    repository,
    bases,
    notes,
    changes: overridesChange(repository, after),
    lock: lockWithOverrides(lock, { before, after, today: request.today }),
  });
}

function checkRequest({ paths, reason, expires, today }: PolicyRequest): void {
  checkGlobs(paths);
  if (reason.trim() === '') {
    const hint = 'Say why, for whoever reads it in a year: --reason "prices come from our billing service"';
    throw new UsageError({ code: 'E_ARGUMENT', message: 'There is no reason', hint });
  }
  if (expires !== undefined && (!isDate(expires) || expires <= today)) {
    const message = isDate(expires) ? `${expires} has come already` : `'${expires}' is not a day`;
    throw new UsageError({ code: 'E_ARGUMENT', message, hint: 'Name a day to come: YYYY-MM-DD.' });
  }
}

export function overridesText(repository: Repository): string {
  const content = repository.read(overridesPath)?.content;
  return typeof content === 'string' ? content : '';
}

/** Writing the overrides, where they change. */
export function overridesChange(repository: Repository, content: string): Change[] {
  const before = repository.hash(overridesPath);
  const hash = blobId(content);
  if (hash === before || (before === undefined && content === '')) return [];
  return [
    {
      path: overridesPath,
      action: before === undefined ? 'create' : 'update',
      reason: 'the team’s policy',
      class: 'seeded',
      origin: { template: 'engine', settings: [] },
      hash,
      content,
      executable: false,
      ...(before !== undefined && { before }),
    },
  ];
}

/**
 * The lock after an edit of the overrides: files stand under the policy that holds for them now. Edits made by hand
 * before, which no sync has applied, stay to be applied.
 */
export function lockWithOverrides(
  lock: Lock,
  { before, after, today }: { readonly before: string; readonly after: string; readonly today: string },
): Lock {
  const isApplied = (before === '' ? '' : canvasDigest(before)) === lock.overrides;
  const policyOf = policyFinder(parseOverrides(after), today);
  const files = Object.entries(lock.files).map(([path, file]) => {
    const { policy: _, ...rest } = file;
    const policy = policyOf(file.at ?? path, path)?.policy;
    return [path, { ...rest, ...(policy && { policy }) } satisfies LockedFile] as const;
  });
  const overrides = isApplied ? (after === '' ? '' : canvasDigest(after)) : lock.overrides;
  return sealLock({ ...lock, overrides, ...(isApplied && { files: Object.fromEntries(files) }) });
}
