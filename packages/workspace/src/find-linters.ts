import type { Habits, Linter } from './habits.ts';
import { mostCommon } from './most-common.ts';
import type { Workspace, WorkspacePackage } from './workspace.ts';

const eslintConfig = /^eslint\.config\.(js|mjs|cjs|ts|mts)$/;

/** What lints and formats, and the configuration that a package of its own brings where siblings bring one. */
export function findLinters(
  workspace: Workspace,
  context: { readonly folder: string; readonly siblings: Workspace['packages']; readonly lints: boolean },
): { linters: readonly Linter[]; eslint?: NonNullable<Habits['eslint']>; tools: Record<string, string> } {
  const own = context.lints ? ownEslint(workspace, context) : undefined;
  return {
    linters: lintersOf(workspace, own !== undefined),
    ...(own && { eslint: own.eslint }),
    tools: own?.tools ?? {},
  };
}

function lintersOf({ view, root }: Workspace, hasOwnEslint: boolean): Linter[] {
  const paths = view.paths();
  const hasRoot = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
  return [
    ...(hasRoot(/^biome\.jsonc?$/) ? ['biome' as const] : []),
    ...(hasOwnEslint || hasRoot(eslintConfig) ? ['eslint' as const] : []),
    ...(hasRoot(/^(\.prettierrc|prettier\.config\.)/) || root.devDependencies?.prettier ? ['prettier' as const] : []),
  ];
}

/** The siblings' way to write a configuration: an import of a shared one where that is what they do, else their very text. */
function ownEslint(
  workspace: Workspace,
  { siblings }: { readonly siblings: Workspace['packages'] },
): { eslint: NonNullable<Habits['eslint']>; tools: Record<string, string> } | undefined {
  const texts = siblings.flatMap((sibling) => {
    const path = workspace.view
      .paths()
      .find((one) => one.startsWith(`${sibling.folder}/`) && eslintConfig.test(one.slice(sibling.folder.length + 1)));
    const text = path === undefined ? undefined : workspace.view.read(path);
    return path === undefined || text === undefined
      ? []
      : [{ file: path.slice(sibling.folder.length + 1), text, sibling }];
  });
  const usual = mostCommon(texts.map(({ text }) => text));
  const chosen = texts.find(({ text }) => text === usual);
  if (chosen === undefined) return undefined;
  const shared = workspace.packages.find(
    ({ manifest }) => manifest.name && chosen.text.includes(`${manifest.name}`) && manifest.name.includes('eslint'),
  );
  const name = shared?.manifest.name;
  if (shared === undefined || name === undefined)
    return { eslint: { file: chosen.file, text: chosen.text }, tools: {} };
  const spec = chosen.sibling.manifest.devDependencies?.[name] ?? 'workspace:*';
  const text = sharedBase(workspace, shared, chosen.text) ?? chosen.text;
  return { eslint: { file: chosen.file, text }, tools: { [name]: spec } };
}

/** A sibling may use the configuration of a framework: code without one takes the plain one that the same package exports. */
function sharedBase(workspace: Workspace, shared: WorkspacePackage, text: string): string | undefined {
  const { name = '', exports } = shared.manifest;
  const plain = ['base', 'node', 'library'].find((entry) => Object.hasOwn((exports ?? {}) as object, `./${entry}`));
  const used = new RegExp(`^import\\s*\\{\\s*(\\w+)[^}]*\\}\\s*from\\s*(['"])${name}/([\\w-]+)\\2`, 'm').exec(text);
  if (plain === undefined || used === null || used[3] === plain) return undefined;
  const target = (exports as Record<string, unknown>)[`./${plain}`];
  const source =
    typeof target === 'string' ? workspace.view.read(`${shared.folder}/${target.replace(/^\.\//, '')}`) : undefined;
  const exported = /export\s+const\s+(\w+)/.exec(source ?? '')?.[1];
  const [, imported = '', , subpath = ''] = used;
  if (exported === undefined) return undefined;
  return text.replace(`${name}/${subpath}`, `${name}/${plain}`).replace(new RegExp(`\\b${imported}\\b`, 'g'), exported);
}
