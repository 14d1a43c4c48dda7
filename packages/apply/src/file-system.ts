import * as node from 'node:fs/promises';

/** The operations by which this package changes a disk; passed in, so that a test can make any of them fail. */
export type FileSystem = Pick<
  typeof node,
  'lstat' | 'mkdir' | 'readFile' | 'readdir' | 'readlink' | 'rename' | 'rm' | 'rmdir' | 'writeFile'
>;

/** The disk of this machine. */
export const diskFileSystem: FileSystem = node;
