import { join } from 'node:path';
import { findGitFolder } from '../git/find-git-folder.ts';

/**
 * Where the journal of the repository at `root` lies: `agent-canvas` in the git folder of its working tree (one of its own for
 * a repository that is a folder of a larger one), beside the files where there is no git.
 */
export function journalFolder(root: string): string {
  const git = findGitFolder(root);
  if (!git) return join(root, '.agent-canvas');
  const folder = join(git.folder, 'agent-canvas');
  return git.prefix === '' ? folder : join(folder, 'at', encodeURIComponent(git.prefix.slice(0, -1)));
}

/** The same for a folder that is still to become a repository: one around it has no part in it. */
export function journalFolderOfNew(target: string): string {
  const git = findGitFolder(target);
  return git?.prefix === '' ? join(git.folder, 'agent-canvas') : join(target, '.agent-canvas');
}
