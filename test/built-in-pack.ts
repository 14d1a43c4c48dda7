import { fileURLToPath } from 'node:url';
import type { Pack } from '@agent-canvas/packs';
import { buildPack } from '@agent-canvas/packs/build';

/** The pack of this repository's templates, built from their sources. Takes about a second: build it once a file. */
export function builtInPack(): Promise<Pack> {
  const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
  return buildPack({
    folder: at('templates'),
    catalogFile: at('pnpm-workspace.yaml'),
    name: 'agent-canvas',
    version: '0.0.0',
  });
}
