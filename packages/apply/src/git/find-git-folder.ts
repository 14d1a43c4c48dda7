import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Where git keeps what belongs to one working tree. */
export interface GitFolder {
  /** The folder that holds HEAD and the index: `.git`, or what a `.git` file of a worktree or submodule names. */
  readonly folder: string;
  /** The root of the working tree. */
  readonly top: string;
  /** From `top` to the folder that was asked about: empty, or with forward slashes and one at the end. */
  readonly prefix: string;
}

/** Finds the git folder of the working tree that `root` lies in, without starting git; undefined where there is none. */
export function findGitFolder(root: string): GitFolder | undefined {
  for (let at = resolve(root); ; at = dirname(at)) {
    const folder = gitFolderAt(at);
    if (folder !== undefined) {
      const inside = relative(at, resolve(root)).split(sep).join('/');
      return { folder, top: at, prefix: inside === '' ? '' : `${inside}/` };
    }
    if (at === dirname(at)) return undefined;
  }
}

function gitFolderAt(folder: string): string | undefined {
  const path = join(folder, '.git');
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isDirectory()) return path;
  const named = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(path, 'utf8'))?.[1];
  return named === undefined ? undefined : resolve(folder, named);
}
