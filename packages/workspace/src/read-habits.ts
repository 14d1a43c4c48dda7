import { findFolder } from './find-folder.ts';
import { findLinters } from './find-linters.ts';
import { findScope } from './find-scope.ts';
import { findScripts } from './find-scripts.ts';
import { findTypescript } from './find-typescript.ts';
import { findVersions } from './find-versions.ts';
import type { Habits } from './habits.ts';
import type { Workspace } from './workspace.ts';

/**
 * The habits of a workspace, from what its packages do most. `wanted` are the exact versions of all that an added package
 * may depend on. Errors: E_NO_FOLDER where pnpm-workspace.yaml names no folder for packages.
 */
export function readHabits(workspace: Workspace, wanted: Readonly<Record<string, string>>): Habits {
  const folder = findFolder(workspace);
  const siblings = siblingsOf(workspace, folder);
  const { scripts, tools } = findScripts(workspace, siblings);
  const typescript = findTypescript(workspace, folder, siblings);
  const {
    linters,
    eslint,
    tools: linterTools,
  } = findLinters(workspace, { folder, siblings, lints: scripts.lint !== undefined });
  return {
    scope: findScope(workspace),
    folder,
    apps: workspace.globs.some((glob) => /^(\.\/)?apps\/\*/.test(glob)) ? 'apps' : folder,
    ...findVersions(workspace, wanted),
    hasCatalog: workspace.catalogs.default !== undefined,
    scripts,
    tools: { ...tools, ...typescript.tools, ...linterTools },
    tsconfig: typescript.tsconfig,
    ...(eslint && { eslint }),
    linters,
  };
}

/** The packages of the same folder; where it has none yet, all. */
function siblingsOf(workspace: Workspace, folder: string): Workspace['packages'] {
  const inside = workspace.packages.filter((one) => one.folder.startsWith(`${folder}/`));
  return inside.length > 0 ? inside : workspace.packages;
}
