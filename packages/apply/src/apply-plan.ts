import { relative, sep } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import type { Change, Plan, SyncPlan } from '@agent-canvas/plan';
import { keepConflicts } from './conflicts/keep-conflicts.ts';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { findGitFolder } from './git/find-git-folder.ts';
import { refuseInterrupted } from './journal/interrupted-run.ts';
import { inside } from './journal/journal.ts';
import { journalFolder } from './journal/journal-folder.ts';
import type { Step } from './journal/prepare-run.ts';
import { writeRun } from './journal/write-run.ts';

/**
 * Applies a plan to a repository, whole or not at all: contents and a journal are on the disk before the first file changes,
 * each file is replaced by one rename, the lock last. Where the disk refuses or `signal` is aborted, what was written is taken
 * back; a killed process leaves a run for `continueRun` or `abortRun`. Conflict bundles and git's merge stages come with it.
 * Errors: E_NO_GIT, E_INTERRUPTED, E_BUSY, E_CHANGED_SINCE_PLAN, E_SYMLINK, E_CASE_CLASH, E_PATH_ESCAPE, E_WRITE, E_CANCELLED.
 */
export async function applyPlan(request: {
  readonly root: string;
  readonly plan: Plan & Partial<Pick<SyncPlan, 'conflicts' | 'lock'>>;
  /** Default: the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** How bundles name this program. Default `agent-canvas`. */
  readonly program?: string;
  readonly fs?: FileSystem;
  readonly signal?: AbortSignal | undefined;
}): Promise<Applied> {
  const { root, plan, signal, env = process.env, program = 'agent-canvas', fs = diskFileSystem } = request;
  const git = findGitFolder(root);
  if (!git) throw noGit(root);
  const folder = journalFolder(root);
  await refuseInterrupted(folder, fs);
  const { conflicts = [], lock } = plan;
  const { journal, refused } = await writeRun({
    root,
    folder,
    kind: 'sync',
    steps: toSteps(plan.changes),
    env,
    fs,
    signal,
    addTo: (run) => keepConflicts({ root, folder, run, conflicts, lock, prefix: git.prefix, program, env, fs }),
  });
  return {
    ...(journal.bundles === 'replaced' && {
      conflictsIn: relative(root, inside.conflicts(folder)).split(sep).join('/'),
    }),
    ...(refused !== undefined && { refused }),
  };
}

/** What applying a plan left behind for people. */
export interface Applied {
  /** The folder of the bundles and of `conflicts.json`, from the root, where conflicts are open. */
  readonly conflictsIn?: string;
  /** Why git did not take the stages of the conflicts into its index. */
  readonly refused?: string;
}

/** What is to be written: a kept file is not touched. */
export function toSteps(changes: readonly Change[]): Step[] {
  return changes
    .filter(({ action }) => action !== 'keep')
    .map(({ path, action, before, content, hash, executable }) => ({
      path,
      before,
      after: action === 'delete' ? undefined : { content, hash, executable },
    }));
}

/** There is no git repository around `root` (E_NO_GIT). */
export const noGit = (root: string): UserError =>
  new UserError({
    code: 'E_NO_GIT',
    message: `${root} is not in a git repository`,
    hint: 'Make it one, so that every change can be seen and taken back: git init && git add --all && git commit',
  });
