import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkspaceView } from '@agent-canvas/workspace';

const marks = ['.canvas/lock.json', 'pnpm-workspace.yaml'];
const rootFiles = ['package-lock.json', 'yarn.lock', 'bun.lock', 'bun.lockb', 'pnpm-lock.yaml', '.git'];

/** The root of the repository or workspace around `cwd`; of something else where it is neither. */
export function findPlace(cwd: string): string {
  return findUp(cwd, marks) ?? findUp(cwd, rootFiles) ?? cwd;
}

function findUp(cwd: string, files: readonly string[]): string | undefined {
  for (let at = cwd; ; at = dirname(at)) {
    if (files.some((file) => existsSync(join(at, file)))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The files of a folder itself, for a first look. */
export const topOf = (root: string): WorkspaceView => ({
  paths: () => readdirSync(root),
  read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
});
