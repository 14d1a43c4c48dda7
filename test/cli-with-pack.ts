import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages', 'cli');

/** The `pack.json` of the built command line, or of a version that is kept under test/golden. */
export function packText(version?: string): string {
  if (version === undefined) return readFileSync(join(cli, 'dist', 'pack.json'), 'utf8');
  return brotliDecompressSync(readFileSync(join(root, 'test', 'golden', `${version}.json.br`))).toString('utf8');
}

/**
 * Copies the built command line to `folder` with another pack inside, under that pack's version: what a release of it would
 * be. Returns the path of its program.
 */
export function cliWithPack(folder: string, pack: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['bin', 'dist', 'package.json', 'LICENSE']) {
    cpSync(join(cli, part), join(folder, part), { recursive: true });
  }
  const { version } = JSON.parse(pack) as { version: string };
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  delete manifest.devDependencies;
  delete manifest.scripts;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version }));
  writeFileSync(join(folder, 'dist', 'pack.json'), pack);
  return join(folder, 'bin', 'agent-canvas.js');
}
