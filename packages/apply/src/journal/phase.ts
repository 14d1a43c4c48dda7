import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { inside } from './journal.ts';

/**
 * How far a run came that is no longer only applied. `aborting`: it is being taken back, and can only be taken back.
 * `closing`: every file is written, bundles and git's index may have followed, so it is brought to its end first.
 */
export type Phase = 'aborting' | 'closing';

export async function markPhase(phase: Phase, folder: string, fs: FileSystem): Promise<void> {
  await fs.writeFile(join(inside.run(folder), phase), '');
  await fs.syncFolder(inside.run(folder));
}

/** The phase of the run in progress; undefined while its files are applied. */
export async function phaseOf(folder: string, fs: FileSystem): Promise<Phase | undefined> {
  const names = await fs.readdir(inside.run(folder)).catch(() => [] as string[]);
  if (names.includes('aborting')) return 'aborting';
  return names.includes('closing') ? 'closing' : undefined;
}
