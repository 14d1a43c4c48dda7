import { changesOf } from './changes-of.ts';
import { engineChanges } from './engine-changes.ts';
import { explainChange } from './explain-change.ts';
import type { Lock } from './lock.ts';
import type { Change } from './plan.ts';
import { planOperations } from './plan-operations.ts';
import type { Conflict, Note, SyncPlan } from './sync-plan.ts';
import type { Content } from './sync-request.ts';
import type { SetupRequest, SyncSetup } from './sync-setup.ts';
import type { Verdict } from './verdict.ts';

/** Puts a plan together from what was decided. */
export function finishPlan(
  request: SetupRequest,
  outcome: {
    readonly setup: SyncSetup;
    readonly verdicts: readonly Verdict[];
    readonly lock: Lock;
    /** What base.br is to hold; undefined where it stays. */
    readonly bases: readonly Content[] | undefined;
    readonly notes: readonly Note[];
  },
): SyncPlan {
  const { repository, parsed } = request;
  const { pack, integrity } = request.pack;
  const { setup, verdicts, lock, bases } = outcome;
  const files = verdicts.flatMap((verdict) => changesOf(verdict, repository));
  const changes = [...files, ...engineChanges(request, { lock, bases })].sort(byPath);
  const notes = verdicts.flatMap(({ entry, notes }) => notes.map((text) => ({ path: entry.target, text })));
  return {
    name: parsed.canvas.name,
    pack: { name: pack.name, version: pack.version, integrity },
    ...(setup.from && { from: setup.from }),
    templates: setup.rendered.templates,
    changes,
    conflicts: verdicts.flatMap((verdict) => conflictOf(verdict, { request, setup, lock })).sort(byPath),
    notes: [...outcome.notes, ...notes].sort(byPath),
    operations: planOperations(request),
    isNothing: changes.every(({ action }) => action === 'keep'),
    lock,
  };
}

const byPath = (a: Pick<Change, 'path'>, b: Pick<Change, 'path'>): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

function conflictOf(
  { entry, conflict }: Verdict,
  context: { readonly request: SetupRequest; readonly setup: SyncSetup; readonly lock: Lock },
): Conflict[] {
  const { request, setup, lock } = context;
  if (!conflict) return [];
  const why = entry.theirs
    ? explainChange({
        theirs: entry.theirs,
        lock: request.repository.lock,
        answers: lock.answers,
        pack: request.pack.pack,
      })
    : 'the pack no longer has this file';
  return [{ path: entry.target, ...conflict, why, labels: setup.labels }];
}
