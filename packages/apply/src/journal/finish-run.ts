import { join } from 'node:path';
import { setIndex } from '../conflicts/set-index.ts';
import type { FileSystem } from '../file-system.ts';
import { findGitFolder } from '../git/find-git-folder.ts';
import { inside, type Journal } from './journal.ts';
import { markPhase } from './phase.ts';

/**
 * Closes a run that applied everything: its conflict bundles are published and git's index follows; a sync becomes the last run,
 * which `--undo` takes back; of a create and of an undo nothing stays. Returns what git refused, if it did.
 */
export async function finishRun(request: {
  readonly root: string;
  readonly folder: string;
  readonly journal: Journal;
  readonly env: NodeJS.ProcessEnv;
  readonly fs: FileSystem;
}): Promise<string | undefined> {
  const { root, folder, journal, env, fs } = request;
  await markPhase('closing', folder, fs);
  await publish({ folder, journal, fs });
  const top = findGitFolder(root)?.top ?? root;
  const refused = journal.index && (await setIndex(journal.index, { top, env }));
  if (journal.kind !== 'create') await discard(inside.last(folder), { folder, fs });
  if (journal.kind !== 'sync') {
    await dropRun(folder, fs);
    return refused;
  }
  await fs.rm(join(inside.run(folder), 'new'), { recursive: true, force: true });
  await fs.rename(inside.run(folder), inside.last(folder));
  // Everything is done: a power cut from here on at most makes the next command close the run once more.
  await fs.syncFolder(folder).catch(() => undefined);
  return refused;
}

async function publish(request: {
  readonly folder: string;
  readonly journal: Journal;
  readonly fs: FileSystem;
}): Promise<void> {
  const { folder, journal, fs } = request;
  const [waiting, place] = [inside.conflicts(inside.run(folder)), inside.conflicts(folder)];
  if (journal.bundles === 'removed') await discard(place, { folder, fs });
  if (journal.bundles !== 'replaced') return;
  const isWaiting = await fs.lstat(waiting).then(
    () => true,
    () => false,
  );
  // A run that was killed after this rename has published them.
  if (!isWaiting) return;
  await discard(place, { folder, fs });
  await fs.rename(waiting, place);
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
  // What is left of it goes with the next run.
  if (isThere) await fs.rm(done, { recursive: true, force: true }).catch(() => undefined);
}
