import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The formatter of a team: how to run it over a folder, and the files that configure it. */
export interface FoundFormatter {
  readonly name: 'biome' | 'prettier';
  /** From the root: the program's own module, run with this Node. */
  readonly program: string;
  /** Before the files and folders that it shall format. */
  readonly args: readonly string[];
  /** Files of the root that it reads. */
  readonly config: readonly string[];
}

const biomeConfig = ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'];
const prettierConfig = /^(\.prettierrc(\..+)?|prettier\.config\..+)$/;
/** Read by both, where they are there. */
const shared = ['.editorconfig', '.gitignore'];

/** Finds it by its configuration and its package in node_modules; undefined where the team has none that is installed. */
export function findFormatter(root: string): FoundFormatter | undefined {
  const names = readdirSync(root);
  const beside = shared.filter((name) => names.includes(name));
  const biome = names.filter((name) => biomeConfig.includes(name));
  const biomeProgram = 'node_modules/@biomejs/biome/bin/biome';
  if (biome.length > 0 && existsSync(join(root, biomeProgram))) {
    // Layout and, where the team wants it, the order of imports; no rule of its linter.
    const args = [
      'check',
      '--write',
      '--linter-enabled=false',
      '--vcs-enabled=false',
      '--no-errors-on-unmatched',
      '--files-max-size=5000000',
      '.',
    ];
    return { name: 'biome', program: biomeProgram, args, config: [...biome, ...beside] };
  }
  const prettier = names.filter((name) => prettierConfig.test(name));
  const program = 'node_modules/prettier/bin/prettier.cjs';
  if ((prettier.length > 0 || usesPrettier(root)) && existsSync(join(root, program))) {
    const args = ['--write', '--ignore-unknown', '--log-level=error', '.'];
    return { name: 'prettier', program, args, config: [...prettier, ...beside] };
  }
  return undefined;
}

/** Configured in package.json, or depended on by the root itself: then it runs with its defaults. */
function usesPrettier(root: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, object | undefined>;
    return [manifest, manifest.devDependencies, manifest.dependencies].some((one) => one && 'prettier' in one);
  } catch {
    return false;
  }
}
