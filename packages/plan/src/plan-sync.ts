import { alignEntries } from './align-entries.ts';
import { baseIds } from './base-ids.ts';
import { decideAll } from './decide-all.ts';
import { needsBases } from './engine-changes.ts';
import type { Entry } from './entry.ts';
import { finishPlan } from './finish-plan.ts';
import type { Lock } from './lock.ts';
import { loadBase, mergeEntries } from './merge-entries.ts';
import { nextLock } from './next-lock.ts';
import { noteIgnored } from './note-ignored.ts';
import { noteLeftBehind } from './note-left-behind.ts';
import { refuseClashes } from './refuse-clashes.ts';
import { styleArrivals } from './style-arrivals.ts';
import type { SyncPlan } from './sync-plan.ts';
import type { BaseStore, Content, SyncRequest } from './sync-request.ts';
import { type SyncSetup, setUpSync } from './sync-setup.ts';
import type { Verdict } from './verdict.ts';

/**
 * Plans what brings a repository up to the pack and canvas of the request, with no edit of the team lost. Pure but for
 * its ports: reads the repository lazily, asks for bases and for the team's formatter, writes nothing.
 * Errors: those of `setUpSync`.
 */
export async function planSync(request: SyncRequest): Promise<SyncPlan> {
  const { repository, bases, format } = request;
  const setup = setUpSync(request);
  const entries = await align(setup, bases);
  const { verdicts: decided, toMerge } = decideAll(entries, setup);
  const merged = await mergeEntries(toMerge, { ...setup, replaced: replacedBy(decided), bases, format });
  const arrived = format && merged.hasOwnStyle ? await styleArrivals(decided, format) : decided;
  const verdicts = refuseClashes([...arrived, ...merged.verdicts], repository);
  const lock = nextLock(request, { ...setup, verdicts });
  const contents = needsBases(lock, request) ? await collectBases(lock, { setup, verdicts, bases }) : undefined;
  const managed = new Set(verdicts.map(({ entry }) => entry.source ?? entry.target));
  const left = noteLeftBehind({ ...setup, managed });
  const plan = finishPlan(request, { setup, verdicts, lock, bases: contents, notes: [...merged.notes, ...left] });
  return { ...plan, notes: [...plan.notes, ...noteIgnored(plan, repository)] };
}

/** Where files stand now that the plan removes or takes from the pack as a whole. */
const replacedBy = (verdicts: readonly Verdict[]): ReadonlySet<string> =>
  new Set(
    verdicts.flatMap(({ action, entry }) =>
      action === 'write' || action === 'delete' ? [entry.source ?? entry.target] : [],
    ),
  );

/** Migrations look into some bases; which ones shows only as they run, so they run again once these are there. */
async function align(setup: SyncSetup, bases: BaseStore): Promise<Entry[]> {
  const loaded = new Map<string, Content | undefined>();
  for (;;) {
    const missing = new Map<string, string>();
    const entries = alignEntries({
      ...setup,
      theirs: setup.rendered.files,
      isHeld: (...paths) => setup.policyOf(...paths) !== undefined,
      baseContent: (id, path) => {
        if (!loaded.has(id)) missing.set(id, path);
        return loaded.get(id) ?? '';
      },
    });
    if (missing.size === 0) return entries;
    for (const [id, path] of missing) loaded.set(id, await loadBase(bases, id, path));
  }
}

/** The contents that the next base.br holds: what the pack renders now, and the old bases of what is held back. */
async function collectBases(
  lock: Lock,
  known: { readonly setup: SyncSetup; readonly verdicts: readonly Verdict[]; readonly bases: BaseStore },
): Promise<Content[]> {
  const { setup, verdicts, bases } = known;
  const here = new Map<string, Content>([...setup.rendered.files.values()].map(({ hash, content }) => [hash, content]));
  for (const { base } of verdicts.map(({ entry }) => entry)) {
    if (base?.content !== undefined) here.set(base.hash, base.content);
  }
  const contents: Content[] = [];
  for (const [id, path] of baseIds(lock)) {
    const content = here.get(id) ?? (await loadBase(bases, id, path));
    if (content !== undefined) contents.push(content);
  }
  return contents;
}
