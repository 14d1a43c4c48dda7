import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@agent-canvas/testkit';
import type { History } from './history.ts';
import { linkInstalled } from './link-installed.ts';

const bin = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));

/** Where the pack changes code: the tests of these run where a team touched nothing, or everything. */
const changedByPack = [
  'apps/agent-service/src/limits/create-limiter',
  'packages/agent',
  'packages/deployment',
  'packages/memory/src/window',
  'packages/models',
  'packages/security/src/masking',
];

/**
 * Types, lint and the tests of the packages that the team touched, on the synced repository; what is red, in words. Of a
 * team that reformatted also the style of every file that is not just the pack's.
 */
export async function runChecks(
  root: string,
  history: History,
  files: { readonly touched: readonly string[]; readonly own: readonly string[] },
): Promise<string[]> {
  linkInstalled(root);
  const ran = async (name: string, [program, ...args]: readonly [string, ...string[]]): Promise<string[]> => {
    const done = await run([join(bin, program), ...args], { cwd: root, env: process.env });
    return done.code === 0 ? [] : [`${name} exits ${done.code}: ${(done.stdout + done.stderr).trim().slice(-1500)}`];
  };
  const types = await ran('types', ['tsc', '-p', 'tsconfig.json']);
  if (history.breaks !== undefined) return blameOnly(types, history.breaks);
  const lint = await ran('lint', ['biome', 'lint', '--error-on-warnings', '.']);
  const style = history.restyles
    ? await ran('style', ['biome', 'format', ...files.own.filter((path) => path.endsWith('.ts'))])
    : [];
  const tested = testsFor(root, files.touched);
  // The load test of the deployment package measures time, which a busy machine lacks.
  const tests =
    tested.length === 0 ? [] : await ran('tests', ['vitest', 'run', '--passWithNoTests', '--retry=2', ...tested]);
  return [...types, ...lint, ...style, ...tests];
}

/** A module of the team's own that no merge can mend has to be named, and no other file. */
function blameOnly(types: readonly string[], path: string): string[] {
  const blamed = types.flatMap((said) =>
    [...said.matchAll(/^(?:types exits \d+: )?(\S+)\(\d+,\d+\): error/gm)].map(([, file]) => file),
  );
  if (blamed.length === 0) return [`types should name ${path} and are green`];
  return blamed.every((file) => file === path) ? [] : [...types];
}

function testsFor(root: string, touched: readonly string[]): string[] {
  const folders = [...new Set(touched.map((path) => /^(?:apps|packages)\/[^/]+/.exec(path)?.[0] ?? ''))].filter(
    Boolean,
  );
  const wanted = touched.length === 0 || folders.length > 3 ? changedByPack : folders;
  return wanted.filter((path) => existsSync(join(root, path)) || existsSync(join(root, `${path}.test.ts`)));
}
