import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';

/** Brings every file and folder below `folder` to the disk itself. Many at once: the disk then flushes them together. */
export async function syncAll(folder: string, fs: FileSystem): Promise<void> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? syncAll(path, fs) : fs.syncFile(path);
    }),
  );
  await fs.syncFolder(folder);
}
