import { noRun } from './continue-run.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { dropRun } from './journal/finish-run.ts';
import { findInterrupted } from './journal/interrupted-run.ts';
import { journalFolder } from './journal/journal-folder.ts';
import { takeBack } from './journal/take-back.ts';
import { toWriteError } from './write-error.ts';

/**
 * Takes an interrupted run back: every file is as it was before. Errors: E_NO_RUN where none was, E_CHANGED_SINCE_RUN where a
 * file that the run wrote was edited since, E_WRITE.
 */
export async function abortRun(
  root: string,
  options: { readonly fs?: FileSystem } = {},
): Promise<{ readonly paths: readonly string[] }> {
  const { fs = diskFileSystem } = options;
  const folder = journalFolder(root);
  const found = await findInterrupted(folder, fs);
  if (!found) throw noRun();
  const { journal } = found;
  try {
    await takeBack({ root, folder, journal, fs, edited: 'refuse' });
    await dropRun(folder, fs);
  } catch (error) {
    throw toWriteError(error, root);
  }
  return { paths: journal.files.map(({ path }) => path) };
}
