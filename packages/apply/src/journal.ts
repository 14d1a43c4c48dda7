import { join } from 'node:path';
import { blobId, type Change } from '@agent-canvas/plan';
import { assertInside } from './assert-inside.ts';
import type { FileSystem } from './file-system.ts';

/** Where the journal of an interrupted run may lie, from the root of the repository. */
export const journalFolders = ['.git/agent-canvas', '.agent-canvas'] as const;

/** What a run is about to do, written before the first file changes. */
export interface Journal {
  readonly pid: number;
  readonly files: readonly { readonly path: string; readonly hash: string }[];
}

/** Records the run in `folder`, in one rename: a journal is there whole or not at all. */
export async function writeJournal(folder: string, changes: readonly Change[], fs: FileSystem): Promise<void> {
  const journal: Journal = { pid: process.pid, files: changes.map(({ path, hash }) => ({ path, hash })) };
  await fs.writeFile(join(folder, 'journal.tmp'), JSON.stringify(journal));
  await fs.rename(join(folder, 'journal.tmp'), join(folder, 'journal.json'));
}

/** The journal in `folder`; undefined where a run was killed before it wrote one. */
export async function readJournal(folder: string, fs: FileSystem): Promise<Journal | undefined> {
  const text = await fs.readFile(join(folder, 'journal.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Journal);
}

/**
 * Takes back what a run wrote under `target`: each file of its journal whose content is still the run's own, and the
 * folders that this leaves empty. A file that somebody edited since stays.
 */
export async function rollBack(target: string, journal: Journal, fs: FileSystem): Promise<void> {
  for (const { path, hash } of journal.files) {
    assertInside(path);
    const content = await fs.readFile(join(target, path)).catch(() => undefined);
    if (content !== undefined && blobId(content) === hash) await fs.rm(join(target, path));
    await removeEmptyFolders(target, path, fs);
  }
}

async function removeEmptyFolders(target: string, path: string, fs: FileSystem): Promise<void> {
  const steps = path.split('/').slice(0, -1);
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const removed = await fs.rmdir(join(target, ...steps.slice(0, depth))).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
