import type { Habits, Script } from './habits.ts';
import { mostCommon } from './most-common.ts';
import { readJsonc } from './read-jsonc.ts';
import type { Workspace } from './workspace.ts';

/** What packages call the scripts of a role. */
const namesOf = {
  types: ['check-types', 'typecheck', 'type-check', 'check:types', 'types', 'tsc', 'lint:types'],
  lint: ['lint', 'check:lint', 'lint:check', 'eslint'],
  test: ['test', 'test:unit', 'unit'],
} as const;

/** Commands that fit any package as they stand. */
const portable = {
  types: /^tsc(\s+(--noEmit|--pretty|-p\s+(\.|tsconfig\.json)))*$/,
  lint: /^(eslint|biome|oxlint)\b[^&|;]*$/,
} as const;

/** Starting an embedded database takes seconds on a busy machine: more than the five that vitest waits. */
export const testCommand = 'vitest run --testTimeout=30000 --hookTimeout=30000';

/** The scripts of packages, named as siblings or as tasks of turbo name them, and what they need to run. */
export function findScripts(workspace: Workspace, siblings: Workspace['packages']): Pick<Habits, 'scripts' | 'tools'> {
  const types = nameOf('types', workspace, siblings);
  const lint = nameOf('lint', workspace, siblings);
  const typesScript =
    types === undefined ? undefined : { name: types, run: commandOf('types', types, siblings) ?? 'tsc --noEmit' };
  const lintCommand = lint && commandOf('lint', lint, siblings);
  const lintScript = lint && lintCommand ? { name: lint, run: lintCommand } : undefined;
  return {
    scripts: {
      ...(typesScript && { types: typesScript }),
      ...(lintScript && { lint: lintScript }),
      test: nameOf('test', workspace, siblings) ?? 'test',
    },
    tools: { ...toolOf('typescript', typesScript, siblings), ...linterOf(lintScript, siblings) },
  };
}

function nameOf(role: keyof typeof namesOf, workspace: Workspace, siblings: Workspace['packages']): string | undefined {
  const isOfRole = (name: string): boolean => (namesOf[role] as readonly string[]).includes(name);
  const inPackages = (packages: Workspace['packages']): string[] =>
    packages.flatMap(({ manifest }) => Object.keys(manifest.scripts ?? {}).filter(isOfRole));
  return (
    mostCommon(inPackages(siblings)) ??
    mostCommon(inPackages(workspace.packages)) ??
    turboTasks(workspace).find(isOfRole)
  );
}

function turboTasks({ view }: Workspace): string[] {
  const text = view.read('turbo.json') ?? view.read('turbo.jsonc');
  const { tasks, pipeline } = (readJsonc(text ?? '{}') ?? {}) as { tasks?: object; pipeline?: object };
  return Object.keys(tasks ?? pipeline ?? {});
}

function commandOf(role: 'types' | 'lint', name: string, siblings: Workspace['packages']): string | undefined {
  const commands = siblings.flatMap(({ manifest }) => manifest.scripts?.[name] ?? []);
  return mostCommon(commands.filter((command) => portable[role].test(command)));
}

function linterOf(script: Script | undefined, siblings: Workspace['packages']): Record<string, string> {
  const program = script?.run.split(' ')[0];
  if (program === undefined) return {};
  return toolOf(program === 'biome' ? '@biomejs/biome' : program, script, siblings);
}

/** The version that those with the script bring along; nothing where most take it from the root. */
function toolOf(name: string, script: Script | undefined, siblings: Workspace['packages']): Record<string, string> {
  if (script === undefined) return {};
  const having = siblings.filter(({ manifest }) => manifest.scripts?.[script.name] !== undefined);
  const versions = having.flatMap(
    ({ manifest }) => manifest.devDependencies?.[name] ?? manifest.dependencies?.[name] ?? [],
  );
  const version = mostCommon(versions);
  return version !== undefined && versions.length * 2 >= having.length ? { [name]: version } : {};
}
