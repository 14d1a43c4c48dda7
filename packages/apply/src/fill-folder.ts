import { dirname, join } from 'node:path';
import { CancelledError, UserError } from '@agent-canvas/errors';
import type { Change } from '@agent-canvas/plan';
import type { FileSystem } from './file-system.ts';
import { inspectTarget } from './inspect-target.ts';
import { isAlive } from './is-alive.ts';
import { journalFolders, readJournal, rollBack, writeJournal } from './journal.ts';
import { toWriteError } from './write-error.ts';
import { writeFiles } from './write-files.ts';

/**
 * Fills an empty folder through a journal: new contents first, then the journal, then one rename a file. A run that was
 * killed is taken back by the next.
 */
export async function fillFolder(request: {
  readonly target: string;
  readonly changes: readonly Change[];
  readonly fs: FileSystem;
  readonly hasGit: boolean;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { target, changes, fs, signal } = request;
  await takeBackInterrupted(target, fs);
  await inspectTarget(target, fs);
  const [inGit, beside] = journalFolders;
  const journal = join(target, (await isFolder(join(target, '.git'), fs)) ? inGit : beside);
  const contents = join(journal, 'new');
  try {
    await fs.mkdir(contents, { recursive: true });
    await writeFiles({ folder: contents, changes, fs, signal });
    await writeJournal(journal, changes, fs);
    for (const { path } of changes) {
      if (signal?.aborted) throw new CancelledError();
      await fs.mkdir(dirname(join(target, path)), { recursive: true });
      await refuseExisting(join(target, path), fs);
      await fs.rename(join(contents, path), join(target, path));
    }
    await fs.rm(journal, { recursive: true, force: true });
  } catch (error) {
    await takeBack(target, journal, fs);
    throw toWriteError(error, target);
  }
}

async function takeBackInterrupted(target: string, fs: FileSystem): Promise<void> {
  for (const folder of journalFolders.map((inside) => join(target, inside))) {
    if (!(await isFolder(folder, fs))) continue;
    const journal = await readJournal(folder, fs);
    if (journal && isAlive(journal.pid)) {
      throw new UserError({
        code: 'E_BUSY',
        message: `Another run (process ${journal.pid}) is writing to ${target}`,
        hint: 'Wait until it is done.',
      });
    }
    await takeBack(target, folder, fs);
  }
}

async function takeBack(target: string, folder: string, fs: FileSystem): Promise<void> {
  const journal = await readJournal(folder, fs);
  if (journal) await rollBack(target, journal, fs);
  await fs.rm(folder, { recursive: true, force: true });
}

async function isFolder(path: string, fs: FileSystem): Promise<boolean> {
  return fs.lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

async function refuseExisting(path: string, fs: FileSystem): Promise<void> {
  const exists = await fs.lstat(path).then(
    () => true,
    () => false,
  );
  if (exists) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST', path });
}
