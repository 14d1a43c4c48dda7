import { noRun } from './continue-run.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { dropRun, finishRun } from './journal/finish-run.ts';
import { findInterrupted } from './journal/interrupted-run.ts';
import type { Journal } from './journal/journal.ts';
import { journalFolder } from './journal/journal-folder.ts';
import { takeBack } from './journal/take-back.ts';
import { undoRun } from './undo-run.ts';
import { toWriteError } from './write-error.ts';

/**
 * Takes an interrupted run back: every file is as it was before. Errors: E_NO_RUN where none was, E_CHANGED_SINCE_RUN where a
 * file that the run wrote was edited since, E_WRITE.
 */
export async function abortRun(
  root: string,
  options: { readonly env?: NodeJS.ProcessEnv; readonly fs?: FileSystem } = {},
): Promise<{ readonly paths: readonly string[] }> {
  const { env = process.env, fs = diskFileSystem } = options;
  const folder = journalFolder(root);
  const found = await findInterrupted(folder, fs);
  if (!found) throw noRun();
  const { journal } = found;
  if (found.phase === 'closing') return takeBackClosed({ root, folder, journal, env, fs });
  try {
    await takeBack({ root, folder, journal, fs, edited: 'refuse' });
    await dropRun(folder, fs);
  } catch (error) {
    throw toWriteError(error, root);
  }
  return { paths: journal.files.map(({ path }) => path) };
}

/** Every file was written: what is left is small and is done first; then a sync is undone, and an undo stays as it is. */
async function takeBackClosed(run: {
  readonly root: string;
  readonly folder: string;
  readonly journal: Journal;
  readonly env: NodeJS.ProcessEnv;
  readonly fs: FileSystem;
}): Promise<{ readonly paths: readonly string[] }> {
  const { root, env, fs, journal } = run;
  await finishRun(run);
  return journal.kind === 'sync' ? undoRun(root, { env, fs }) : { paths: [] };
}
