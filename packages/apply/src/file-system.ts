import { mkdirSync, writeFileSync } from 'node:fs';
import * as node from 'node:fs/promises';

/** The operations by which this package changes a disk; passed in, so that a test can make any of them fail. */
export type FileSystem = Pick<
  typeof node,
  | 'chmod'
  | 'copyFile'
  | 'lstat'
  | 'mkdir'
  | 'readFile'
  | 'readdir'
  | 'readlink'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'writeFile'
> & {
  /** Returns when the content of a file is on the disk itself. */
  syncFile(path: string): Promise<void>;
  /** Returns when the names in a folder are on the disk itself. */
  syncFolder(path: string): Promise<void>;
};

/**
 * The disk of this machine. Small files are written at once instead of through the thread pool, which takes twice as long for
 * hundreds of them; a signal is heard between them.
 */
export const diskFileSystem: FileSystem = {
  ...node,
  mkdir: (async (path: string, options: Parameters<typeof mkdirSync>[1]) =>
    mkdirSync(path, options)) as FileSystem['mkdir'],
  writeFile: (async (...args: Parameters<typeof writeFileSync>) => {
    writeFileSync(...args);
  }) as FileSystem['writeFile'],
  // Windows flushes only through a handle that may write.
  syncFile: (path) => sync(path, 'r+'),
  // Windows knows no flush of a folder: its file system journals names by itself.
  syncFolder: async (path) => {
    if (process.platform !== 'win32') await sync(path, 'r');
  },
};

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await node.open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
