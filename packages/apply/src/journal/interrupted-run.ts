import { UserError } from '@agent-canvas/errors';
import type { FileSystem } from '../file-system.ts';
import { isAlive } from '../is-alive.ts';
import { inside, type Journal, readJournal } from './journal.ts';
import { type Phase, phaseOf } from './phase.ts';

/** A run that was begun and not brought to its end. */
export interface Interrupted {
  readonly journal: Journal;
  /** The folder of the journal. */
  readonly folder: string;
  readonly phase: Phase | undefined;
}

/** The run that was interrupted; undefined where there is none. Errors: E_BUSY where its process still runs. */
export async function findInterrupted(folder: string, fs: FileSystem): Promise<Interrupted | undefined> {
  const journal = await readJournal(inside.run(folder), fs);
  if (!journal) return undefined;
  if (isAlive(journal.pid)) {
    throw new UserError({
      code: 'E_BUSY',
      message: `Another run (process ${journal.pid}) is writing to this repository`,
      hint: 'Wait until it is done.',
    });
  }
  return { journal, folder, phase: await phaseOf(folder, fs) };
}

/** Refuses to begin where an earlier run was interrupted. Errors: E_INTERRUPTED, E_BUSY. */
export async function refuseInterrupted(folder: string, fs: FileSystem): Promise<void> {
  const found = await findInterrupted(folder, fs);
  if (!found) return;
  throw new UserError({
    code: 'E_INTERRUPTED',
    message: 'An earlier run was interrupted, and some files may be written and others not',
    hint:
      found.phase === 'aborting'
        ? 'Bring it to its end with: agent-canvas sync --abort'
        : 'Finish it with: agent-canvas sync --continue, or take it back with: agent-canvas sync --abort',
  });
}
