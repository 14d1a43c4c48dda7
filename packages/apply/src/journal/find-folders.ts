import { UserError } from '@agent-canvas/errors';
import type { FileSystem } from '../file-system.ts';
import { onDisk } from './disk-state.ts';
import type { Step } from './prepare-run.ts';

/**
 * The folders that must be made for these steps, the outer ones first. Errors: E_SYMLINK where a folder on the way is a link,
 * so that nothing is written outside of the repository; E_WRITE where a file stands in the place of a folder.
 */
export async function findFolders(request: {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly fs: FileSystem;
}): Promise<string[]> {
  const { root, steps, fs } = request;
  const deleted = new Set(steps.filter(({ after }) => !after).map(({ path }) => path));
  const missing = new Set<string>();
  const seen = new Set<string>();
  for (const { path, after } of steps) {
    for (const folder of parentsOf(path)) {
      if (missing.has(folder) || (seen.has(folder) && !deleted.has(folder))) continue;
      seen.add(folder);
      const found = await fs.lstat(onDisk(root, folder)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        throw error;
      });
      if (found?.isSymbolicLink()) throw isLink(folder, path);
      const isThere = found?.isDirectory() === true;
      if (found && !isThere && !deleted.has(folder)) throw isNoFolder(folder, path);
      if (!isThere && after) missing.add(folder);
    }
  }
  return [...missing].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

/** Every folder above a path, the outer ones first. */
export function parentsOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

const isLink = (folder: string, path: string): UserError =>
  new UserError({
    code: 'E_SYMLINK',
    message: `${folder} is a symbolic link, and ${path} would be written through it`,
    hint: `Nothing was written. Replace the link by a folder, or leave the files out with: agent-canvas skip '${folder}/**' --reason TEXT`,
  });

const isNoFolder = (folder: string, path: string): UserError =>
  new UserError({
    code: 'E_WRITE',
    message: `${path} cannot be written: ${folder} is a file`,
    hint: `Nothing was written. Move the file, or leave the pack's out with: agent-canvas skip '${folder}/**' --reason TEXT`,
  });
