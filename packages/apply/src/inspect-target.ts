import { UserError } from '@agent-canvas/errors';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { inside, readJournal } from './journal/journal.ts';
import { journalFolderOfNew } from './journal/journal-folder.ts';

/** A place where a repository can be created. */
export type Target = { readonly state: 'absent' } | { readonly state: 'empty'; readonly hasGit: boolean };

/**
 * Looks at the place that a user named. Refused: a file (E_TARGET_FILE), a symbolic link (E_TARGET_SYMLINK), and a folder
 * that holds anything but `.git` and what an interrupted run left (E_TARGET_NOT_EMPTY).
 */
export async function inspectTarget(path: string, fs: FileSystem = diskFileSystem): Promise<Target> {
  const found = await fs.lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  });
  if (found === undefined) return { state: 'absent' };
  if (found.isSymbolicLink()) {
    throw new UserError({
      code: 'E_TARGET_SYMLINK',
      message: `${path} is a symbolic link to ${await fs.readlink(path)}`,
      hint: 'Name the folder itself, so that nothing is written outside of what you named.',
    });
  }
  if (!found.isDirectory()) {
    throw new UserError({
      code: 'E_TARGET_FILE',
      message: `${path} is a file`,
      hint: 'Name a folder that does not exist yet, or an empty one.',
    });
  }
  const entries = await fs.readdir(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  const others = entries.filter((entry) => entry !== '.git' && entry !== '.agent-canvas');
  if (others.length > 0 && !(await isHalfCreated(path, fs))) throw notEmpty(path, others);
  return { state: 'empty', hasGit: entries.includes('.git') };
}

/** A create was interrupted here: what stands there is its own, and the next one takes it back. */
async function isHalfCreated(path: string, fs: FileSystem): Promise<boolean> {
  const journal = await readJournal(inside.run(journalFolderOfNew(path)), fs);
  return journal?.kind === 'create';
}

function notEmpty(path: string, entries: readonly string[]): UserError {
  const shown = entries.slice(0, 3).join(', ');
  const more = entries.length > 3 ? ` and ${entries.length - 3} more` : '';
  return new UserError({
    code: 'E_TARGET_NOT_EMPTY',
    message: `${path} is not empty: it holds ${shown}${more}`,
    hint: 'Name a folder that does not exist yet, or an empty one. Nothing was changed.',
  });
}

function unreadable(path: string, cause: NodeJS.ErrnoException): UserError {
  return new UserError({
    code: 'E_TARGET_UNREADABLE',
    message: `${path} cannot be read (${cause.code})`,
    hint: 'Check that each folder on the way exists and may be read.',
    cause,
  });
}
