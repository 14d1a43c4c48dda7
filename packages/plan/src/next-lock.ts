import { canvasDigest } from '@agent-canvas/check';
import { flatAnswers } from './flat-answers.ts';
import { type Lock, lockVersion, sealLock } from './lock.ts';
import type { SyncRequest } from './sync-request.ts';
import type { SyncSetup } from './sync-setup.ts';
import type { Verdict } from './verdict.ts';

/** The lock after a sync with these verdicts. */
export function nextLock(
  request: Pick<SyncRequest, 'repository' | 'pack' | 'parsed' | 'canvasText' | 'workspace'>,
  outcome: { readonly verdicts: readonly Verdict[] } & Pick<SyncSetup, 'added' | 'ejected'>,
): Lock {
  const { repository, parsed, canvasText } = request;
  const { pack, integrity } = request.pack;
  const { lock } = repository;
  const { verdicts, added, ejected } = outcome;
  const overrides = repository.read('.canvas/overrides.yaml')?.content;
  const workspace = request.workspace ?? lock?.workspace;
  const known = (pack.migrations ?? []).map(({ id }) => id);
  return sealLock({
    lockVersion,
    packs: { ...lock?.packs, [pack.name]: { version: pack.version, integrity } },
    canvas: canvasDigest(canvasText),
    overrides: typeof overrides === 'string' ? canvasDigest(overrides) : '',
    answers: flatAnswers(parsed.answers),
    migrations: [...new Set([...(lock?.migrations ?? []), ...known])],
    added,
    ...(workspace && { workspace }),
    ejected,
    files: Object.fromEntries(verdicts.flatMap(({ entry, locked }) => (locked ? [[entry.path, locked]] : []))),
    conflicts: Object.fromEntries(
      verdicts.flatMap(({ entry, lockedConflict }) => (lockedConflict ? [[entry.path, lockedConflict]] : [])),
    ),
  });
}
