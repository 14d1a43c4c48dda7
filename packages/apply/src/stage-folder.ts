import { basename, dirname, join } from 'node:path';
import type { Change } from '@agent-canvas/plan';
import type { FileSystem } from './file-system.ts';
import { isAlive } from './is-alive.ts';
import { toWriteError } from './write-error.ts';
import { writeFiles } from './write-files.ts';

/** Writes a folder that does not exist yet: everything is staged beside it under a hidden name, then renamed into place. */
export async function stageFolder(request: {
  readonly target: string;
  readonly changes: readonly Change[];
  readonly fs: FileSystem;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { target, fs } = request;
  const parent = dirname(target);
  const prefix = `.${basename(target)}.agent-canvas-`;
  const staging = join(parent, `${prefix}${process.pid}`);
  let created: string | undefined;
  try {
    created = await fs.mkdir(parent, { recursive: true });
    await clearStale(parent, prefix, fs);
    await fs.mkdir(staging);
    await writeFiles({ ...request, folder: staging });
    await fs.rename(staging, target);
  } catch (error) {
    await fs.rm(staging, { recursive: true, force: true });
    if (created !== undefined) await removeEmpty(parent, dirname(created), fs);
    throw toWriteError(error, target);
  }
}

/** Removes what runs that were killed left beside the target; a run that is still alive keeps its own. */
async function clearStale(parent: string, prefix: string, fs: FileSystem): Promise<void> {
  const stale = (await fs.readdir(parent)).filter(
    (entry) => entry.startsWith(prefix) && !isAlive(Number(entry.slice(prefix.length))),
  );
  for (const entry of stale) await fs.rm(join(parent, entry), { recursive: true, force: true });
}

/** Takes away the parents that this run made, from the innermost up to (not including) `stop`. */
async function removeEmpty(folder: string, stop: string, fs: FileSystem): Promise<void> {
  for (let at = folder; at !== stop && at !== dirname(at); at = dirname(at)) {
    const removed = await fs.rmdir(at).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
