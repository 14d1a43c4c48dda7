import { join } from 'node:path';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { changedSince } from './journal/changed-since.ts';
import { toWriteError } from './write-error.ts';

/**
 * Writes canvas.yaml, and nothing else, in one rename. Errors: E_CHANGED_SINCE_PLAN where it no longer holds `before`; E_WRITE.
 */
export async function writeCanvas(request: {
  readonly root: string;
  readonly text: string;
  readonly before: string;
  readonly fs?: FileSystem;
}): Promise<void> {
  const { root, text, before, fs = diskFileSystem } = request;
  const path = join(root, 'canvas.yaml');
  const draft = join(root, `.canvas.yaml.agent-canvas-${process.pid}`);
  try {
    if ((await fs.readFile(path, 'utf8')) !== before) throw changedSince(['canvas.yaml']);
    await fs.writeFile(draft, text, { flag: 'wx', mode: (await fs.lstat(path)).mode & 0o777 });
    await fs.syncFile(draft);
    await fs.rename(draft, path);
    await fs.syncFolder(root);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw toWriteError(error, path);
  }
}
