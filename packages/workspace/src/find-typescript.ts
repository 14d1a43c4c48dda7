import type { Habits } from './habits.ts';
import { missingOptions } from './missing-options.ts';
import { mostCommon } from './most-common.ts';
import { readJsonc } from './read-jsonc.ts';
import type { Workspace, WorkspacePackage } from './workspace.ts';

interface TsConfig {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** Files of a shared configuration that suit code without a framework, best first. */
const plain = ['node.json', 'node-library.json', 'library.json', 'base.json', 'tsconfig.json', 'tsconfig.base.json'];

/** The base that packages extend, and the options that our code needs beyond it. */
export function findTypescript(
  workspace: Workspace,
  folder: string,
  siblings: Workspace['packages'],
): { tsconfig: Habits['tsconfig']; tools: Record<string, string> } {
  const bases = siblings.flatMap((sibling) => {
    const config = readConfig(workspace, `${sibling.folder}/tsconfig.json`);
    const base = typeof config?.extends === 'string' ? config.extends : config?.extends?.[0];
    return base === undefined ? [] : [{ base: withoutFramework(base, workspace), sibling }];
  });
  const usual = mostCommon(bases.map(({ base }) => base)) ?? rootBase(workspace, folder);
  if (usual === undefined) return { tsconfig: { compilerOptions: missingOptions({}) }, tools: {} };
  const resolved = resolveOptions(workspace, usual, `${folder}/new`);
  const shared = packageOf(workspace, usual);
  const user = bases.find(({ base }) => base === usual)?.sibling;
  const spec = shared?.manifest.name && (user?.manifest.devDependencies?.[shared.manifest.name] ?? 'workspace:*');
  return {
    tsconfig: { extends: usual, compilerOptions: missingOptions(resolved) },
    tools: shared?.manifest.name && spec ? { [shared.manifest.name]: spec } : {},
  };
}

function rootBase({ view }: Workspace, folder: string): string | undefined {
  const up = '../'.repeat(folder.split('/').length + 1);
  const found = ['tsconfig.base.json', 'tsconfig.json'].find((file) => view.read(file) !== undefined);
  return found && `${up}${found}`;
}

/** Where siblings extend the variant of a framework, the plain variant beside it. */
function withoutFramework(base: string, workspace: Workspace): string {
  const shared = packageOf(workspace, base);
  if (shared === undefined || !/react|next|vue|svelte|dom/.test(base)) return base;
  const other = plain.find((file) => workspace.view.read(`${shared.folder}/${file}`) !== undefined);
  return other === undefined ? base : `${shared.manifest.name}/${other}`;
}

function packageOf({ packages }: Workspace, base: string): WorkspacePackage | undefined {
  return packages.find(
    ({ manifest: { name } }) => name !== undefined && (base === name || base.startsWith(`${name}/`)),
  );
}

/** The options of a base with all that it extends itself; nothing of what lies outside of the workspace. */
function resolveOptions(workspace: Workspace, base: string, from: string): Record<string, unknown> {
  const path = locate(workspace, base, from);
  const config = path === undefined ? undefined : readConfig(workspace, path);
  if (path === undefined || config === undefined) return {};
  const parents = config.extends === undefined ? [] : [config.extends].flat();
  const inherited = parents.map((parent) => resolveOptions(workspace, parent, path.split('/').slice(0, -1).join('/')));
  return Object.assign({}, ...inherited, config.compilerOptions) as Record<string, unknown>;
}

function locate(workspace: Workspace, base: string, from: string): string | undefined {
  const shared = packageOf(workspace, base);
  const start = shared ? shared.folder : from;
  const rest = shared ? base.slice(shared.manifest.name?.length).replace(/^\//, '') || 'tsconfig.json' : base;
  if (!shared && !base.startsWith('.')) return undefined;
  const path = normalize(start === '' ? rest : `${start}/${rest}`);
  return [path, `${path}.json`].find((one) => workspace.view.read(one) !== undefined);
}

function normalize(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function readConfig({ view }: Workspace, path: string): TsConfig | undefined {
  const text = view.read(path);
  return text === undefined ? undefined : (readJsonc(text) as TsConfig | undefined);
}
