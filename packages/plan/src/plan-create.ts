import type { ParsedCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { alignEntries } from './align-entries.ts';
import { baseIds } from './base-ids.ts';
import { decideAll } from './decide-all.ts';
import { finishPlan } from './finish-plan.ts';
import { nextLock } from './next-lock.ts';
import type { Repository } from './repository.ts';
import type { SyncPlan } from './sync-plan.ts';
import { setUpSync } from './sync-setup.ts';

export interface CreateRequest {
  readonly parsed: ParsedCanvas;
  /** The text of the canvas.yaml that the repository will hold. */
  readonly canvasText: string;
  readonly pack: LoadedPack;
}

/** A repository that holds nothing. */
const emptyRepository: Repository = {
  lock: undefined,
  overrides: [],
  read: () => undefined,
  hash: () => undefined,
  paths: () => [],
  importers: () => [],
  obstacle: () => undefined,
};

/**
 * Plans a new repository: the sync of an empty one. Nothing is there to be merged, so nothing has to be waited for.
 * Pure.
 */
export function planCreate(create: CreateRequest): SyncPlan {
  const request = { ...create, repository: emptyRepository, today: '' };
  const setup = setUpSync(request);
  const { files } = setup.rendered;
  const entries = alignEntries({ ...setup, theirs: files, isHeld: () => false, baseContent: () => '' });
  const { verdicts } = decideAll(entries, setup);
  const lock = nextLock(request, { ...setup, verdicts });
  const contents = new Map([...files.values()].map(({ hash, content }) => [hash, content]));
  const bases = [...baseIds(lock).keys()].flatMap((id) => contents.get(id) ?? []);
  return finishPlan(request, { setup, verdicts, lock, bases, notes: [] });
}
