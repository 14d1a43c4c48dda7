// Bundles the service for production: `node dist/main.js` runs alone, since packages below node_modules are not type-stripped.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embeddedAssets } from '@acme/database/embedded-assets';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await build({
  entryPoints: {
    main: fileURLToPath(new URL('./main.ts', import.meta.url)),
    'pglite-worker': fileURLToPath(import.meta.resolve('@acme/database/pglite-worker')),
  },
  outdir: dist,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  // An optional native binding that `pg` looks for and does without.
  external: ['pg-native'],
  // Dependencies in CommonJS still call require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
await Promise.all((await embeddedAssets()).map((asset) => copyFile(asset, join(dist, basename(asset)))));
