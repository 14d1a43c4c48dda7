import { diskFileSystem, type FileSystem } from '../file-system.ts';

/** The operations that change a disk or wait for it. */
const changing = [
  'chmod',
  'copyFile',
  'mkdir',
  'rename',
  'rm',
  'rmdir',
  'syncFile',
  'syncFolder',
  'writeFile',
] as const satisfies (keyof FileSystem)[];

/** A disk that calls `die` before its nth change; a write is half done by then. `count` tells the changes so far. */
export function dyingFileSystem(
  at: number,
  die: () => void,
): { readonly fs: FileSystem; readonly count: () => number } {
  let count = 0;
  const fs = { ...diskFileSystem } as Record<string, unknown>;
  for (const name of changing) {
    const operation = diskFileSystem[name] as (...args: unknown[]) => Promise<unknown>;
    fs[name] = async (...args: unknown[]) => {
      count += 1;
      if (count === at && name === 'writeFile') await operation(args[0], half(args[1]), args[2]);
      if (count === at) die();
      return operation(...args);
    };
  }
  return { fs: fs as unknown as FileSystem, count: () => count };
}

/**
 * A disk that is gone from its nth change on, for reading too: to a program in this process it is what SIGKILL is to one of its
 * own, since nothing that it does afterwards reaches the disk.
 */
export function vanishingFileSystem(at: number): { readonly fs: FileSystem; readonly isGone: () => boolean } {
  let isGone = false;
  const { fs } = dyingFileSystem(at, () => {
    isGone = true;
    throw new Error('the disk is gone');
  });
  const guarded = Object.entries(fs).map(([name, operation]) => [
    name,
    async (...args: unknown[]) => {
      if (isGone) throw new Error('the disk is gone');
      return (operation as (...args: unknown[]) => Promise<unknown>)(...args);
    },
  ]);
  return { fs: Object.fromEntries(guarded), isGone: () => isGone };
}

const half = (content: unknown): unknown =>
  typeof content === 'string' || content instanceof Uint8Array ? content.slice(0, content.length / 2) : content;
