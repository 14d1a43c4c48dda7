import { join } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import type { IndexChange } from '../conflicts/plan-index.ts';
import type { FileSystem } from '../file-system.ts';

/** What a run is about to do, written down before the first file changes. */
export interface Journal {
  readonly version: 1;
  readonly kind: 'create' | 'sync' | 'undo';
  /** The process that began it. */
  readonly pid: number;
  /** In the order of their application: deletions, then writes, the lock last. Contents lie in `new/<index>` and `old/<index>`. */
  readonly files: readonly JournalFile[];
  /** Folders that the run has to make, the outer ones first. */
  readonly folders: readonly string[];
  /** The only folders that may go when a deletion leaves them empty; absent: any. */
  readonly prunes?: readonly string[];
  /** The journal lies on another disk than the files, so that a rename cannot cross. */
  readonly isAcross?: true;
  /** What becomes of the conflict bundles: those of the run take their place, or none are left. */
  readonly bundles?: 'replaced' | 'removed';
  readonly index?: IndexChange;
}

export interface JournalFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** Absent: the file is made by the run. */
  readonly before?: FileState;
  /** Absent: the file is deleted by the run. */
  readonly after?: FileState;
}

export interface FileState {
  /** Git blob id of the bytes on disk. */
  readonly hash: string;
  /** Permission bits. */
  readonly mode: number;
}

/** The parts of a journal folder. */
export const inside = {
  /** The run in progress. It appears whole, in one rename. */
  run: (folder: string) => join(folder, 'run'),
  /** The last run that finished: what `--undo` takes back. */
  last: (folder: string) => join(folder, 'last'),
  /** Bundles of conflicts; in a run, those that it is to publish. */
  conflicts: (folder: string) => join(folder, 'conflicts'),
  /** In a run: the bundles that it took the place of. */
  conflictsBefore: (folder: string) => join(folder, 'conflicts-before'),
  /** What the process `pid` is still preparing. */
  draft: (folder: string, pid: number) => join(folder, `draft-${pid}`),
};

/** Reads the journal in `folder` (a run or the last one); undefined where there is none. Errors: E_JOURNAL where it cannot be read. */
export async function readJournal(folder: string, fs: FileSystem): Promise<Journal | undefined> {
  const text = await fs.readFile(join(folder, 'journal.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw unreadable(folder, error);
  });
  if (text === undefined) return undefined;
  try {
    const journal = JSON.parse(text) as Journal;
    if (journal.version === 1) return journal;
  } catch (error) {
    throw unreadable(folder, error);
  }
  throw unreadable(folder, undefined);
}

function unreadable(folder: string, cause: unknown): UserError {
  return new UserError({
    code: 'E_JOURNAL',
    message: `The journal in ${folder} cannot be read`,
    hint: 'The version of agent-canvas that wrote it can; contents of before the run lie in its folder old/.',
    cause,
  });
}
