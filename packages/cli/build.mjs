// Bundles the command line for the caller's Node and puts the built-in pack beside it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPack } from '@agent-canvas/packs/build';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const { name, version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));

await rm(join(here, 'dist'), { recursive: true, force: true });
await mkdir(join(here, 'dist'));
const pack = await buildPack({
  folder: join(root, 'templates'),
  catalogFile: join(root, 'pnpm-workspace.yaml'),
  changelogFile: join(here, 'CHANGELOG.md'),
  name,
  version,
});
await writeFile(join(here, 'dist', 'pack.json'), JSON.stringify(pack));
await build({
  absWorkingDir: here,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // CommonJS dependencies ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  define: { __VERSION__: JSON.stringify(version) },
  legalComments: 'linked',
  logLevel: 'warning',
});
