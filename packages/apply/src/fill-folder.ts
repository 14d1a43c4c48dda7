import { UserError } from '@agent-canvas/errors';
import type { Change } from '@agent-canvas/plan';
import { toSteps } from './apply-plan.ts';
import type { FileSystem } from './file-system.ts';
import { inspectTarget } from './inspect-target.ts';
import { dropRun } from './journal/finish-run.ts';
import { findInterrupted } from './journal/interrupted-run.ts';
import { journalFolderOfNew } from './journal/journal-folder.ts';
import { takeBack } from './journal/take-back.ts';
import { writeRun } from './journal/write-run.ts';
import { toWriteError } from './write-error.ts';

/** Fills an empty folder through the journal. A run that was killed is taken back by the next. */
export async function fillFolder(request: {
  readonly target: string;
  readonly changes: readonly Change[];
  readonly fs: FileSystem;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { target, changes, fs, signal } = request;
  const folder = journalFolderOfNew(target);
  const interrupted = await findInterrupted(folder, fs);
  if (interrupted) {
    await takeBack({ root: target, folder, journal: interrupted.journal, fs, edited: 'leave' });
    await dropRun(folder, fs);
  }
  await inspectTarget(target, fs);
  await writeRun({ root: target, folder, kind: 'create', steps: toSteps(changes), env: {}, fs, signal }).catch(
    (error) => {
      const isMeanwhile = error instanceof UserError && error.code === 'E_CHANGED_SINCE_PLAN';
      throw isMeanwhile ? toWriteError(Object.assign(new Error(), { code: 'EEXIST' }), target) : error;
    },
  );
}
