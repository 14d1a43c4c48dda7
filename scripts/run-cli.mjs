// Runs the command line from a clone: builds it where its sources are newer than the build, then passes everything on.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'packages', 'cli', 'dist', 'main.js');
const sources = ['packages', 'templates', 'pnpm-workspace.yaml'];

/** The newest change of any source below `path`. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path)
    .filter((entry) => entry !== 'node_modules' && entry !== 'dist' && !entry.startsWith('.'))
    .reduce((latest, entry) => Math.max(latest, newest(join(path, entry))), 0);
}

const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (sources.some((source) => newest(join(root, source)) > builtAt)) {
  process.stderr.write('Building agent-canvas…\n');
  const build = spawnSync(process.execPath, [join(root, 'packages', 'cli', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
const { main } = await import('../packages/cli/dist/main.js');
process.exitCode = await main(process.argv.slice(2));
