import { UserError } from '@agent-canvas/errors';
import type { SideLabels } from '@agent-canvas/merge';
import type { Migration } from '@agent-canvas/packs';
import { expiredFinder, policyFinder } from './active-override.ts';
import type { DecideContext } from './decide-entry.ts';
import type { Lock } from './lock.ts';
import { moveEjected } from './move-ejected.ts';
import { type Rendered, renderTheirs } from './render-theirs.ts';
import type { SyncRequest } from './sync-request.ts';

/** What a plan is decided from, before contents of bases are asked for. */
export type SetupRequest = Omit<SyncRequest, 'bases' | 'format'>;

/** Everything that is known before any path is looked at. */
export interface SyncSetup extends DecideContext {
  readonly rendered: Rendered;
  /** Templates beside the canvas's own, sorted. */
  readonly added: readonly string[];
  /** Those that this repository has not seen. */
  readonly migrations: readonly Migration[];
  /** Files that left sync, by the pack's paths of today. */
  readonly ejected: Lock['ejected'];
  readonly from: { readonly name: string; readonly version: string } | undefined;
  readonly labels: SideLabels;
}

/** Errors: E_NO_TEMPLATE where a template is asked for that the pack does not have; those of `renderTheirs`. */
export function setUpSync(request: SetupRequest): SyncSetup {
  const { repository, today } = request;
  const { pack } = request.pack;
  const { lock } = repository;
  const added = listAdded(request);
  const migrations = lock ? (pack.migrations ?? []).filter(({ id }) => !lock.migrations.includes(id)) : [];
  const version = lock?.packs[pack.name]?.version;
  return {
    repository,
    packName: pack.name,
    policyOf: policyFinder(repository.overrides, today),
    expiredOf: expiredFinder(repository.overrides, today),
    rendered: renderTheirs({ ...request, added }),
    added,
    migrations,
    ejected: moveEjected(lock?.ejected ?? {}, migrations),
    from: version === undefined ? undefined : { name: pack.name, version },
    labels: {
      base: `${pack.name} ${version ?? 'before'}`,
      mine: 'yours',
      theirs: `${pack.name} ${pack.version}`,
    },
  };
}

/** Templates of the lock that the pack no longer has are let go; their files become the team's or go, like any other. */
function listAdded({ pack: { pack }, repository, added = [], only = [] }: SetupRequest): string[] {
  const known = new Set(pack.templates.map(({ id }) => id));
  const missing = [...added, ...only].find((id) => !known.has(id));
  if (missing !== undefined) {
    throw new UserError({
      code: 'E_NO_TEMPLATE',
      message: `${pack.name} ${pack.version} has no template '${missing}'`,
      hint: `It has: ${[...known].sort().join(', ')}.`,
    });
  }
  return [...new Set([...(repository.lock?.added ?? []).filter((id) => known.has(id)), ...added])].sort();
}
