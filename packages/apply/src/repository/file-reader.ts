import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { blobId } from '@agent-canvas/check';
import type { Version } from '@agent-canvas/merge';
import { decodeFile } from '@agent-canvas/merge';
import type { Obstacle, Repository } from '@agent-canvas/plan';
import { onDisk } from '../journal/disk-state.ts';
import { parentsOf } from '../journal/find-folders.ts';

/**
 * Reads files of a repository, each once: a plan is made from one look at the disk. A path that a symbolic link leads
 * elsewhere holds no file.
 */
export function createFileReader(
  root: string,
  isExecutable: (path: string, stats: Stats) => boolean,
): Pick<Repository, 'read' | 'hash' | 'obstacle'> {
  const folders = new Map<string, Obstacle | 'folder' | undefined>();
  const files = new Map<string, File | Obstacle | undefined>();

  const folderAt = (path: string): Obstacle | 'folder' | undefined => {
    if (!folders.has(path)) {
      const found = look(root, path);
      folders.set(path, found && (found.isDirectory() ? 'folder' : { path, is: kindOf(found) }));
    }
    return folders.get(path);
  };
  const fileAt = (path: string): File | Obstacle | undefined => {
    if (!files.has(path)) files.set(path, find(path));
    return files.get(path);
  };
  const find = (path: string): File | Obstacle | undefined => {
    for (const parent of parentsOf(path)) {
      const found = folderAt(parent);
      if (found !== 'folder') return found;
    }
    const stats = look(root, path);
    if (!stats) return undefined;
    const is = kindOf(stats);
    if (is !== 'file') return { path, is };
    const bytes = readFileSync(onDisk(root, path));
    return { bytes, hash: blobId(bytes), executable: isExecutable(path, stats) };
  };

  return {
    read: (path) => {
      const found = fileAt(path);
      return isFile(found)
        ? ({ content: decodeFile(found.bytes), executable: found.executable } satisfies Version)
        : undefined;
    },
    hash: (path) => {
      const found = fileAt(path);
      return isFile(found) ? found.hash : undefined;
    },
    obstacle: (path) => {
      const found = fileAt(path);
      return isFile(found) ? undefined : found;
    },
  };
}

interface File {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly executable: boolean;
}

const isFile = (found: File | Obstacle | undefined): found is File => found !== undefined && 'bytes' in found;

function look(root: string, path: string): Stats | undefined {
  try {
    return lstatSync(onDisk(root, path), { throwIfNoEntry: false });
  } catch (error) {
    // A part of the way is a file.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function kindOf(stats: Stats): Obstacle['is'] {
  if (stats.isSymbolicLink()) return 'symlink';
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
