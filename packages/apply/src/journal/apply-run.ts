import { basename, dirname, join } from 'node:path';
import { CancelledError } from '@agent-canvas/errors';
import type { FileSystem } from '../file-system.ts';
import { changedSince } from './changed-since.ts';
import { diskState, hasExactName, isAt, onDisk } from './disk-state.ts';
import { parentsOf } from './find-folders.ts';
import { inside, type Journal, type JournalFile } from './journal.ts';
import { refuseLinks } from './refuse-links.ts';

interface Run {
  readonly root: string;
  /** The journal folder. */
  readonly folder: string;
  readonly journal: Journal;
  readonly fs: FileSystem;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Applies every file of a run that is not applied yet: each by one rename, refused where somebody edited the file since it was
 * planned (E_CHANGED_SINCE_PLAN). A file that was applied earlier and edited since is left alone.
 */
export async function applyRun(run: Run): Promise<void> {
  const { root, folder, journal, fs, signal } = run;
  const waiting = new Set(await fs.readdir(join(inside.run(folder), 'new')));
  await refuseLinks({ root, paths: journal.files.map(({ path }) => path), fs });
  const touched = new Set<string>();
  const lock = journal.files.findIndex(({ path }) => path === '.canvas/lock.json');
  for (const [index, file] of journal.files.entries()) {
    if (signal?.aborted) throw new CancelledError();
    // The lock says that all the others are there, so they reach the disk before it.
    if (index === lock) await syncFolders(root, touched, fs);
    if (!file.after) await remove(run, file, touched);
    else if (waiting.has(String(index))) await write(run, { file, index });
    touched.add(dirname(file.path));
  }
  for (const made of journal.folders) touched.add(dirname(made));
  await syncFolders(root, touched, fs);
}

async function remove(run: Run, file: JournalFile, touched: Set<string>): Promise<void> {
  const { root, journal, fs } = run;
  const path = onDisk(root, file.path);
  const found = await diskState(path, fs);
  // A folder that the run itself made in its place says that it is gone.
  const isTaken = found === 'a folder' && journal.folders.includes(file.path);
  if (found !== undefined && !isTaken && (await hasExactName(path, fs))) {
    if (!isAt(found, file.before)) throw changedSince([file.path]);
    await fs.rm(path);
  }
  for (const folder of parentsOf(file.path).reverse()) {
    if (journal.prunes && !journal.prunes.includes(folder)) return;
    const isGone = await fs.rmdir(onDisk(root, folder)).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
    );
    if (!isGone) return;
    touched.add(dirname(folder));
  }
}

async function write(run: Run, { file, index }: { readonly file: JournalFile; readonly index: number }): Promise<void> {
  const { root, folder, journal, fs } = run;
  const path = onDisk(root, file.path);
  const found = await diskState(path, fs);
  const isFree = found === undefined || (file.before === undefined && !(await hasExactName(path, fs)));
  const isBefore = file.before === undefined ? isFree : isAt(found, file.before, file.after);
  // Across disks, a run that was killed between the rename and the end of its copy has applied the file.
  if (!isBefore && !(journal.isAcross && isAt(found, file.after, file.before))) throw changedSince([file.path]);
  await fs.mkdir(dirname(path), { recursive: true });
  await place({ from: join(inside.run(folder), 'new', String(index)), to: path, isAcross: journal.isAcross, fs });
}

/** Puts a file of the journal at its place, in one rename; across disks through a copy beside it. */
export async function place(request: {
  readonly from: string;
  readonly to: string;
  readonly isAcross: true | undefined;
  readonly fs: FileSystem;
}): Promise<void> {
  const { from, to, isAcross, fs } = request;
  if (!isAcross) return fs.rename(from, to);
  const copy = beside(to);
  await fs.rm(copy, { force: true });
  await fs.copyFile(from, copy);
  await fs.chmod(copy, (await fs.lstat(from)).mode & 0o777);
  await fs.syncFile(copy);
  await fs.rename(copy, to);
  await fs.rm(from);
}

/** Where a copy is made ready before it takes the place of `path`. */
export const beside = (path: string): string => join(dirname(path), `.${basename(path)}.agent-canvas`);

/** Brings the names in these folders, given from the root, to the disk itself; one that is gone has none. */
export async function syncFolders(root: string, folders: ReadonlySet<string>, fs: FileSystem): Promise<void> {
  await Promise.all(
    [...folders].map((folder) =>
      fs.syncFolder(onDisk(root, folder)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
      }),
    ),
  );
}
