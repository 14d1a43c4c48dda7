import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import { type Lock, type Note, parseOverrides, type Repository, readLock } from '@agent-canvas/plan';
import { noGit } from '../apply-plan.ts';
import { diskFileSystem } from '../file-system.ts';
import { findGitFolder } from '../git/find-git-folder.ts';
import { type GitState, readGitState } from '../git/read-git-state.ts';
import { refuseInterrupted } from '../journal/interrupted-run.ts';
import { journalFolder } from '../journal/journal-folder.ts';
import { createFileReader } from './file-reader.ts';
import { findDirty } from './find-dirty.ts';
import { createImportFinder } from './find-imports.ts';
import { noteGit } from './note-git.ts';

/** A repository as it is on disk now. */
export interface RepositoryOnDisk extends Repository {
  readonly root: string;
  readonly git: GitState;
  /** Empty where there is none (a workspace that is not ours). */
  readonly canvasText: string;
  readonly lockText: string | undefined;
  /** `.canvas/base.br`; undefined where it is missing. */
  readonly baseBytes: Uint8Array | undefined;
  /** Managed files with uncommitted edits: empty unless `accept` holds `dirty`. */
  readonly dirty: readonly string[];
  /** What a person should know: a detached head, managed files that git does not keep. */
  readonly notes: readonly Note[];
}

/** What `readRepository` can be told to put up with. */
export type Accepted =
  /** No `.canvas/lock.json`: a workspace that is not ours. */
  | 'not-ours'
  /** Uncommitted edits in managed files. */
  | 'dirty'
  /** A merge, rebase, cherry-pick, revert or bisect in progress. */
  | 'busy';

/**
 * Looks at a repository once: git's index and status, the lock, the policies; files are read when asked for. Errors: E_NO_GIT,
 * E_NOT_OURS, E_INTERRUPTED, E_BUSY, E_LOCK_CONFLICTED (see `repairLockFile`), E_GIT_BUSY, E_DIRTY (every path named; canvas.yaml
 * and .canvas/overrides.yaml may be edited, they are the request), and those of `readLock` and `parseOverrides`.
 */
export async function readRepository(
  root: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly accept?: readonly Accepted[] },
): Promise<RepositoryOnDisk> {
  const { env, accept = [] } = options;
  const folder = findGitFolder(root);
  if (!folder) throw noGit(root);
  const lockText = readText(root, '.canvas/lock.json');
  if (lockText === undefined && !accept.includes('not-ours')) throw notOurs(root);
  await refuseInterrupted(journalFolder(root), diskFileSystem);
  const git = await readGitState(root, { git: folder, env });
  if (git.unmerged.has('.canvas/lock.json')) throw lockConflicted();
  if (git.busy !== undefined && !accept.includes('busy')) throw isBusy(git.busy);
  const lock = lockText === undefined ? undefined : readLock(lockText);
  const reader = createFileReader(root, (path, stats) =>
    git.knowsModes ? (stats.mode & 0o100) !== 0 : git.index.get(path)?.mode === '100755',
  );
  const dirty = lock ? await findDirty({ root, lock, git, hash: reader.hash }) : [];
  if (dirty.length > 0 && !accept.includes('dirty')) throw isDirty(dirty);
  const paths = [...git.index.keys(), ...git.unmerged.keys(), ...git.untracked].sort();
  return {
    root,
    git,
    lock,
    lockText,
    canvasText: canvasOf(root, lock),
    overrides: parseOverrides(readText(root, '.canvas/overrides.yaml') ?? ''),
    baseBytes: readBytes(root, '.canvas/base.br'),
    dirty,
    notes: noteGit({ git, lock, hash: reader.hash }),
    ...reader,
    paths: () => paths,
    importers: createImportFinder({ read: reader.read, paths: () => paths }),
  };
}

function canvasOf(root: string, lock: Lock | undefined): string {
  const text = readText(root, 'canvas.yaml');
  if (text !== undefined || !lock) return text ?? '';
  throw new UserError({
    code: 'E_NO_CANVAS',
    message: 'canvas.yaml is missing: it says what this repository shall be',
    hint: 'Bring it back with: git restore canvas.yaml',
  });
}

const readText = (root: string, path: string): string | undefined => readBytes(root, path)?.toString('utf8');

function readBytes(root: string, path: string): Buffer | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

const notOurs = (root: string): UserError =>
  new UserError({
    code: 'E_NOT_OURS',
    message: `${root} holds no .canvas/lock.json`,
    hint: 'agent-canvas adopt takes up a repository that agent-canvas did not create.',
    exitCode: 2,
  });

const isBusy = (what: string): UserError =>
  new UserError({
    code: 'E_GIT_BUSY',
    message: `${what} is in progress in this repository`,
    hint: `Finish or abort ${what.replace(/^a /, 'the ')} first (git status says how), then run the command again.`,
  });

const lockConflicted = (): UserError =>
  new UserError({
    code: 'E_LOCK_CONFLICTED',
    message: 'git left .canvas/lock.json in conflict',
    hint: 'agent-canvas sync mends it from both sides; nothing has to be edited by hand.',
  });

const isDirty = (paths: readonly string[]): UserError =>
  new UserError({
    code: 'E_DIRTY',
    message: `Uncommitted edits in ${paths.length === 1 ? 'a managed file' : `${paths.length} managed files`}: ${paths.join(', ')}`,
    hint: 'Commit or stash them first, so that your edits and the changes of the sync stay apart. Nothing was changed.',
  });
