import type { FileSystem } from '../file-system.ts';
import { findFolders } from './find-folders.ts';

/** Refuses paths that a symbolic link leads away from the repository (E_SYMLINK); files in the way are found when written. */
export async function refuseLinks(request: {
  readonly root: string;
  readonly paths: readonly string[];
  readonly fs: FileSystem;
}): Promise<void> {
  const steps = request.paths.map((path) => ({ path, before: undefined, after: undefined }));
  await findFolders({ root: request.root, steps, fs: request.fs });
}
