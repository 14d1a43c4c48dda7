import { basename, dirname, join } from 'node:path';
import { blobId } from '@agent-canvas/check';
import type { FileSystem } from '../file-system.ts';
import type { FileState } from './journal.ts';

/** A file as it is on disk now. */
export interface DiskFile extends FileState {
  readonly bytes: Uint8Array;
}

/** Something stands there that no plan can have meant: a folder, a link, a device. */
export type Obstacle = 'a folder' | 'a symbolic link' | 'not a file';

/** Looks at one path. A file whose name differs in case alone (on a disk that ignores case) counts as absent. */
export async function diskState(path: string, fs: FileSystem): Promise<DiskFile | Obstacle | undefined> {
  const found = await fs.lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!found) return undefined;
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isDirectory()) return 'a folder';
  if (!found.isFile()) return 'not a file';
  const bytes = await fs.readFile(path);
  return { hash: blobId(bytes), mode: found.mode & 0o777, bytes };
}

/** Whether `path` is there under exactly this name. */
export async function hasExactName(path: string, fs: FileSystem): Promise<boolean> {
  const names = await fs.readdir(dirname(path)).catch(() => [] as string[]);
  return names.includes(basename(path));
}

/**
 * Whether a file is as `expected` says. Modes count only where the content alone does not tell the two states of a change
 * apart: a umask or a copy may have touched them.
 */
export function isAt(
  found: DiskFile | Obstacle | undefined,
  expected: FileState | undefined,
  other?: FileState,
): boolean {
  if (expected === undefined || found === undefined) return expected === found;
  if (typeof found === 'string' || found.hash !== expected.hash) return false;
  if (other?.hash !== expected.hash || process.platform === 'win32') return true;
  return (found.mode & 0o100) === (expected.mode & 0o100);
}

/** Joins a path of the repository to its root on this system. */
export const onDisk = (root: string, path: string): string => join(root, ...path.split('/'));
