import { blobId } from '@agent-canvas/check';
import { baseIds } from './base-ids.ts';
import { packBases } from './bases.ts';
import { type Lock, renderLock } from './lock.ts';
import type { Change } from './plan.ts';
import type { Repository } from './repository.ts';
import type { Content, SyncRequest } from './sync-request.ts';

const lockPath = '.canvas/lock.json';
const basePath = '.canvas/base.br';

/** Whether `.canvas/base.br` must be written: what it has to hold is not what it holds. */
export function needsBases(next: Lock, request: Pick<SyncRequest, 'repository' | 'isBaseLost'>): boolean {
  const { repository, isBaseLost } = request;
  if (isBaseLost || !repository.lock || repository.hash(basePath) === undefined) return true;
  const [now, before] = [baseIds(next), baseIds(repository.lock)];
  return now.size !== before.size || [...now.keys()].some((id) => !before.has(id));
}

/** What the engine itself writes beside the pack's files: canvas.yaml, the lock, the bases. */
export function engineChanges(
  request: Pick<SyncRequest, 'repository' | 'canvasText'>,
  /** `bases`: what base.br is to hold; undefined where it stays. */
  next: { readonly lock: Lock; readonly bases: readonly Content[] | undefined },
): Change[] {
  const { repository, canvasText } = request;
  const { lock, bases } = next;
  const isSealed = repository.lock?.checksum === lock.checksum && repository.hash(lockPath) !== undefined;
  return [
    ...(canvasText === ''
      ? []
      : engineFile({
          path: 'canvas.yaml',
          content: canvasText,
          reason: 'what the team wants; edit it and sync',
          class: 'seeded',
          repository,
        })),
    ...(isSealed
      ? []
      : engineFile({ path: lockPath, content: renderLock(lock), reason: 'what was applied', repository })),
    ...(bases === undefined
      ? []
      : engineFile({
          path: basePath,
          content: packBases(bases),
          reason: 'the contents that later syncs merge from',
          repository,
        })),
  ];
}

function engineFile(file: {
  readonly path: string;
  readonly content: Content;
  readonly reason: string;
  readonly class?: Change['class'];
  readonly repository: Repository;
}): Change[] {
  const { path, content, reason, repository } = file;
  const before = repository.hash(path);
  const hash = blobId(content);
  if (hash === before) return [];
  return [
    {
      path,
      action: before === undefined ? 'create' : 'update',
      reason,
      class: file.class ?? 'generated',
      origin: { template: 'engine', settings: [] },
      hash,
      content,
      executable: false,
      ...(before !== undefined && { before }),
    },
  ];
}
