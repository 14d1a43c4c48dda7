import { join } from 'node:path';
import type { Conflict, Lock } from '@agent-canvas/plan';
import type { FileSystem } from '../file-system.ts';
import { inside, type Journal } from '../journal/journal.ts';
import { planIndex } from './plan-index.ts';
import { readConflicts, writeBundles } from './write-bundles.ts';

/** Puts into a run what it is to publish of conflicts, and what an undo brings back of those before. */
export async function keepConflicts(request: {
  readonly root: string;
  /** The journal folder. */
  readonly folder: string;
  /** The folder of the run. */
  readonly run: string;
  readonly prefix: string;
  readonly conflicts: readonly Conflict[];
  readonly lock: Lock | undefined;
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly fs: FileSystem;
}): Promise<Pick<Journal, 'bundles' | 'index'>> {
  const { root, folder, run, prefix, conflicts, lock, program, env, fs } = request;
  const from = inside.conflicts(folder);
  const earlier = await readConflicts(from, fs);
  if (conflicts.length === 0 && earlier.length === 0) return {};
  const to = inside.conflicts(run);
  await fs.mkdir(to);
  const open = await writeBundles({ from, to, conflicts, lock, program, fs });
  if (open.length === 0) await fs.rmdir(to);
  if (earlier.length > 0) await copyTree({ from, to: inside.conflictsBefore(run), fs });
  const index = await planIndex({ root, prefix, conflicts, earlier, lock, env });
  return { bundles: open.length > 0 ? 'replaced' : 'removed', ...(index && { index }) };
}

/** Puts into the run of an undo the bundles and the index entries that the last run took the place of. */
export async function bringBackConflicts(
  last: Journal,
  { from, run, fs }: { readonly from: string; readonly run: string; readonly fs: FileSystem },
): Promise<Pick<Journal, 'bundles' | 'index'>> {
  if (last.bundles === undefined) return {};
  const before = inside.conflictsBefore(from);
  const wereSome = (await readConflicts(before, fs)).length > 0;
  if (wereSome) await copyTree({ from: before, to: inside.conflicts(run), fs });
  return {
    bundles: wereSome ? 'replaced' : 'removed',
    ...(last.index && { index: { sets: last.index.restores, stages: [], restores: [] } }),
  };
}

async function copyTree({ from, to, fs }: { readonly from: string; readonly to: string; readonly fs: FileSystem }) {
  await fs.mkdir(to, { recursive: true });
  for (const entry of await fs.readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree({ from: source, to: target, fs });
    else await fs.copyFile(source, target);
  }
}
