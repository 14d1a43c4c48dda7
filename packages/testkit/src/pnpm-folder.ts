import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

let folder: string | undefined;

/**
 * A folder that holds a `pnpm` and nothing else: the one that runs these tests, else the one that npx has or fetches. With it on the PATH, no
 * registry is asked at each call of npx, which a slow one would hold up.
 */
export function pnpmFolder(): string {
  folder ??= linkTo(join(findFolder(), 'pnpm'));
  return folder;
}

/** Away from any `node_modules/.bin`, whose folders are taken off the PATH of whoever installs. */
function linkTo(program: string): string {
  const made = mkdtempSync(join(realpathSync(tmpdir()), 'pnpm-'));
  symlinkSync(realpathSync(program), join(made, 'pnpm'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function findFolder(): string {
  const found = folderIn(process.env.PATH);
  if (found !== undefined) return found;
  const args = ['--yes', '--prefer-offline', '--package', 'pnpm@12', '--', 'node', '-p', 'process.env.PATH'];
  const asked = spawnSync('npx', args, { encoding: 'utf8' });
  const fetched = folderIn(asked.stdout);
  if (fetched === undefined) throw new Error(`pnpm could not be had: ${asked.stderr}`);
  return fetched;
}

const folderIn = (path = ''): string | undefined =>
  path.split(delimiter).find((entry) => entry !== '' && existsSync(join(entry, 'pnpm')));
