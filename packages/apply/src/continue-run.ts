import { UserError } from '@agent-canvas/errors';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { applyRun } from './journal/apply-run.ts';
import { finishRun } from './journal/finish-run.ts';
import { findInterrupted } from './journal/interrupted-run.ts';
import { inside } from './journal/journal.ts';
import { journalFolder } from './journal/journal-folder.ts';
import { toWriteError } from './write-error.ts';

/**
 * Brings an interrupted run to its end: the repository is then as if it had not been interrupted. Errors: E_NO_RUN where none
 * was, E_ABORTING where it is being taken back, E_CHANGED_SINCE_PLAN where a file that is still to be written was edited, E_WRITE.
 */
export async function continueRun(
  root: string,
  options: {
    readonly env?: NodeJS.ProcessEnv;
    readonly fs?: FileSystem;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<{ readonly paths: readonly string[] }> {
  const { env = process.env, fs = diskFileSystem, signal } = options;
  const folder = journalFolder(root);
  const found = await findInterrupted(folder, fs);
  if (!found) throw noRun();
  if (found.phase === 'aborting') {
    throw new UserError({
      code: 'E_ABORTING',
      message: 'The interrupted run was already being taken back',
      hint: 'Bring that to its end with: agent-canvas sync --abort, then run: agent-canvas sync',
    });
  }
  const { journal } = found;
  try {
    if (found.phase !== 'closing') await applyRun({ root, folder, journal, fs, signal });
  } catch (error) {
    throw asContinued(toWriteError(error, inside.run(folder)));
  }
  await finishRun({ root, folder, journal, env, fs });
  return { paths: journal.files.map(({ path }) => path) };
}

/** An interrupted run writes what it had planned and nothing else: a commit does not help it past an edit. */
function asContinued(error: unknown): unknown {
  if (!(error instanceof UserError) || error.code !== 'E_CHANGED_SINCE_PLAN') return error;
  return new UserError({
    code: error.code,
    message: error.message.replace('this was planned', 'the interrupted run was planned'),
    hint: 'Your edit stays. Take the run back with: agent-canvas sync --abort, commit your edit, then run: agent-canvas sync',
    cause: error,
  });
}

/** Nothing was interrupted (E_NO_RUN). */
export const noRun = (): UserError =>
  new UserError({
    code: 'E_NO_RUN',
    message: 'No run was interrupted here',
    hint: 'To sync: agent-canvas sync. To take back the last one: agent-canvas sync --undo',
  });
