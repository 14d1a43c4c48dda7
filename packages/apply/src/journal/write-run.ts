import { UserError } from '@agent-canvas/errors';
import { toWriteError } from '../write-error.ts';
import { applyRun } from './apply-run.ts';
import { dropRun, finishRun } from './finish-run.ts';
import { inside, type Journal, readJournal } from './journal.ts';
import { prepareRun, type RunRequest } from './prepare-run.ts';
import { takeBack } from './take-back.ts';

/**
 * Prepares a run, applies it and closes it. On failure everything is taken back, and the journal with it. Returns what git refused
 * at the end, if it did.
 */
export async function writeRun(
  request: RunRequest & { readonly env: NodeJS.ProcessEnv },
): Promise<{ readonly journal: Journal; readonly refused: string | undefined }> {
  const { root, folder, env, fs, signal } = request;
  const journal = await prepareRun(request).catch((error) => giveUp(request, error));
  await applyRun({ root, folder, journal, fs, signal }).catch((error) => giveUp(request, error));
  try {
    return { journal, refused: await finishRun({ root, folder, journal, env, fs }) };
  } catch (cause) {
    throw new UserError({
      code: 'E_UNFINISHED',
      message: `Every file is written, but the run could not be closed: ${(cause as Error).message}`,
      hint: 'Put the cause right, then run: agent-canvas sync --continue',
      cause,
    });
  }
}

/** Takes back what a failed run wrote, then throws why it failed. */
async function giveUp(request: RunRequest, cause: unknown): Promise<never> {
  const { root, folder, fs } = request;
  try {
    const journal = await readJournal(inside.run(folder), fs);
    if (journal?.pid === process.pid) {
      await takeBack({ root, folder, journal, fs, edited: 'leave' });
      await dropRun(folder, fs);
    }
    await fs.rm(inside.draft(folder, process.pid), { recursive: true, force: true });
    await fs.rmdir(folder).catch(() => undefined);
  } catch (error) {
    throw new UserError({
      code: 'E_HALF_WRITTEN',
      message: `${(cause as Error).message}; and what was written could not be taken back: ${(error as Error).message}`,
      hint: 'Put the cause right, then run: agent-canvas sync --abort. Every old content is kept until then.',
      cause,
    });
  }
  throw toWriteError(cause, root);
}
