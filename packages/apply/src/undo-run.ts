import { join } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import { bringBackConflicts } from './conflicts/keep-conflicts.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { refuseInterrupted } from './journal/interrupted-run.ts';
import { inside, type Journal, readJournal } from './journal/journal.ts';
import { journalFolder } from './journal/journal-folder.ts';
import type { Step } from './journal/prepare-run.ts';
import { writeRun } from './journal/write-run.ts';

/**
 * Takes the last finished run back, through a journal of its own. Errors: E_NO_RUN where there is none, E_CHANGED_SINCE_RUN
 * (every file named) where one was edited since, E_INTERRUPTED, E_WRITE.
 */
export async function undoRun(
  root: string,
  options: {
    readonly env?: NodeJS.ProcessEnv;
    readonly fs?: FileSystem;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<{ readonly paths: readonly string[] }> {
  const { env = process.env, signal, fs = diskFileSystem } = options;
  const folder = journalFolder(root);
  await refuseInterrupted(folder, fs);
  const last = await readJournal(inside.last(folder), fs);
  if (!last) {
    throw new UserError({
      code: 'E_NO_RUN',
      message: 'No finished run is kept here',
      hint: 'Only the last sync can be taken back this way; for earlier ones use git.',
    });
  }
  const steps = await reversed(last, { folder, fs });
  const addTo = (run: string) => bringBackConflicts(last, { from: inside.last(folder), run, fs });
  await writeRun({ root, folder, kind: 'undo', steps, env, fs, signal, prunes: last.folders, addTo }).catch((error) => {
    throw asUndo(error);
  });
  return { paths: last.files.map(({ path }) => path) };
}

function reversed(
  last: Journal,
  { folder, fs }: { readonly folder: string; readonly fs: FileSystem },
): Promise<Step[]> {
  return Promise.all(
    last.files.map(async ({ path, before, after }, index) => ({
      path,
      before: after?.hash,
      after: before && {
        content: await fs.readFile(join(inside.last(folder), 'old', String(index))),
        hash: before.hash,
        executable: (before.mode & 0o100) !== 0,
        mode: before.mode,
      },
    })),
  );
}

function asUndo(error: unknown): unknown {
  if (!(error instanceof UserError) || error.code !== 'E_CHANGED_SINCE_PLAN') return error;
  return new UserError({
    code: 'E_CHANGED_SINCE_RUN',
    message: error.message.replace('this was planned', 'the run'),
    hint: 'Nothing was taken back, and your edit stays. Use git to take back the rest: git diff, git restore PATH.',
    cause: error,
  });
}
