import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { inside, type Journal } from './journal.ts';

/**
 * Closes a run that applied everything: a sync becomes the last run, which `--undo` takes back; of a create and of an undo
 * nothing stays.
 */
export async function finishRun(request: {
  readonly folder: string;
  readonly journal: Journal;
  readonly fs: FileSystem;
}): Promise<void> {
  const { folder, journal, fs } = request;
  if (journal.kind !== 'create') await discard(inside.last(folder), { folder, fs });
  if (journal.kind !== 'sync') return dropRun(folder, fs);
  await fs.rm(join(inside.run(folder), 'new'), { recursive: true, force: true });
  await fs.rename(inside.run(folder), inside.last(folder));
  await fs.syncFolder(folder);
}

/** Forgets the run in progress, as if it had not been begun; a folder that holds nothing else goes with it. */
export async function dropRun(folder: string, fs: FileSystem): Promise<void> {
  await discard(inside.run(folder), { folder, fs });
  await fs.rmdir(folder).catch(() => undefined);
}

/** Takes a folder away in one rename, so that no part of it is ever mistaken for the whole. */
async function discard(
  path: string,
  { folder, fs }: { readonly folder: string; readonly fs: FileSystem },
): Promise<void> {
  const done = join(folder, `done-${process.pid}`);
  await fs.rm(done, { recursive: true, force: true });
  const isThere = await fs.rename(path, done).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (isThere) await fs.syncFolder(folder);
  if (isThere) await fs.rm(done, { recursive: true, force: true });
}
