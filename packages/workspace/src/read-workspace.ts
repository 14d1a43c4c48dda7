import { UserError } from '@agent-canvas/errors';
import { globToRegExp } from '@agent-canvas/packs';
import { parse } from 'yaml';
import { readJsonc } from './read-jsonc.ts';
import type { Manifest, Workspace, WorkspacePackage, WorkspaceView } from './workspace.ts';

/** Whose workspace it is when it is not pnpm's, by the file that says so. */
const others = {
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'yarn.lock': 'yarn',
  'package-lock.json': 'npm',
} as const;

/**
 * Looks at a workspace. Errors: E_NOT_PNPM where it is another package manager's or none at all, E_WORKSPACE where
 * pnpm-workspace.yaml or the root's package.json cannot be read.
 */
export function readWorkspace(view: WorkspaceView): Workspace {
  const settings = view.read('pnpm-workspace.yaml');
  const root = readManifest(view, 'package.json');
  if (settings === undefined) throw notPnpm(view, root);
  if (root === undefined) {
    throw new UserError({
      code: 'E_WORKSPACE',
      message: 'The root of the workspace has no package.json that can be read',
      hint: 'Add one, with at least a name, then run this again.',
    });
  }
  const { packages: globs = [], catalog, catalogs = {} } = readSettings(settings);
  return {
    view,
    root,
    globs,
    catalogs: { ...(catalog && { default: catalog }), ...catalogs },
    packages: findPackages(view, globs),
  };
}

interface Settings {
  packages?: string[];
  catalog?: Record<string, string>;
  catalogs?: Record<string, Record<string, string>>;
}

function readSettings(text: string): Settings {
  try {
    return (parse(text) ?? {}) as Settings;
  } catch (cause) {
    throw new UserError({
      code: 'E_WORKSPACE',
      message: `pnpm-workspace.yaml cannot be read: ${(cause as Error).message.split('\n')[0]}`,
      hint: 'Mend it so that pnpm install works, then run this again.',
      cause,
    });
  }
}

function findPackages(view: WorkspaceView, globs: readonly string[]): WorkspacePackage[] {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''));
  const included = patterns.filter((glob) => !glob.startsWith('!')).map(globToRegExp);
  const excluded = patterns.filter((glob) => glob.startsWith('!')).map((glob) => globToRegExp(glob.slice(1)));
  return view
    .paths()
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((folder) => included.some((glob) => glob.test(folder)) && !excluded.some((glob) => glob.test(folder)))
    .sort()
    .flatMap((folder) => {
      const manifest = readManifest(view, `${folder}/package.json`);
      return manifest ? [{ folder, manifest }] : [];
    });
}

function readManifest(view: WorkspaceView, path: string): Manifest | undefined {
  const text = view.read(path);
  return text === undefined ? undefined : (readJsonc(text) as Manifest | undefined);
}

function notPnpm(view: WorkspaceView, root: Manifest | undefined): UserError {
  const paths = new Set(view.paths());
  const lockfile = Object.entries(others).find(([file]) => paths.has(file))?.[1];
  const named = /^(npm|yarn|bun)@/.exec(root?.packageManager ?? '')?.[1];
  const owner = named ?? lockfile;
  const isPnpm = paths.has('pnpm-lock.yaml') || root?.packageManager?.startsWith('pnpm@');
  return new UserError({
    code: 'E_NOT_PNPM',
    message: owner
      ? `This is a repository of ${owner}; packages can be added to workspaces of pnpm`
      : isPnpm
        ? 'There is no pnpm-workspace.yaml here: this is one package, not a workspace'
        : 'This is neither a repository of ours nor a pnpm workspace',
    hint: 'Supported are repositories that agent-canvas created and workspaces with a pnpm-workspace.yaml that names folders of packages (packages/*, libs/*). For a new repository: agent-canvas create DIR.',
    exitCode: 2,
  });
}
