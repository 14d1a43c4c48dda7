// Keeps the pack of the version at hand under test/golden, so that repositories made with it are synced to every later one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { version } = JSON.parse(readFileSync(at('packages/cli/package.json'), 'utf8')) as { version: string };
mkdirSync(at('test/golden'), { recursive: true });
writeFileSync(
  at(`test/golden/${version}.json.br`),
  brotliCompressSync(readFileSync(at('packages/cli/dist/pack.json'))),
);
