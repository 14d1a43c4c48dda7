import { UserError } from '@agent-canvas/errors';
import type { Workspace } from './workspace.ts';

/** Folders that hold libraries by convention, most usual first. */
const usual = ['packages', 'libs', 'modules', 'shared'];

/** The folder that takes packages, from the globs of pnpm-workspace.yaml. Throws E_NO_FOLDER where none does. */
export function findFolder({ globs, packages }: Workspace): string {
  const folders = globs.flatMap((glob) => /^(?:\.\/)?([^!*?{}]+)\/\*{1,2}\/?$/.exec(glob)?.[1] ?? []);
  const known = usual.find((folder) => folders.includes(folder));
  if (known !== undefined) return known;
  const filled = folders
    .map((folder) => ({
      folder,
      count: packages.filter((one) => one.folder.startsWith(`${folder}/`) && isLibrary(one.manifest)).length,
    }))
    .sort((a, b) => b.count - a.count)[0];
  if (filled !== undefined) return filled.folder;
  throw new UserError({
    code: 'E_NO_FOLDER',
    message: 'pnpm-workspace.yaml names no folder that takes packages',
    hint: "Add a line - 'packages/*' under packages: in pnpm-workspace.yaml, then run this again.",
  });
}

const isLibrary = ({ exports, scripts = {} }: Workspace['root']): boolean =>
  exports !== undefined && scripts.dev === undefined;
