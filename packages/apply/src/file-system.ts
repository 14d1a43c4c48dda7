import { mkdirSync, writeFileSync } from 'node:fs';
import * as node from 'node:fs/promises';

/** The operations by which this package changes a disk; passed in, so that a test can make any of them fail. */
export type FileSystem = Pick<
  typeof node,
  'lstat' | 'mkdir' | 'readFile' | 'readdir' | 'readlink' | 'rename' | 'rm' | 'rmdir' | 'writeFile'
>;

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
};
