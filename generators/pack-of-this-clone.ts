import { createHash } from 'node:crypto';
import type { LoadedPack } from '@agent-canvas/packs';
import { buildPack } from '@agent-canvas/packs/build';
import { workspace } from './workspace.ts';

/** The pack of this clone's templates, as they are now. Takes about a second. */
export async function packOfThisClone(): Promise<LoadedPack> {
  const { templates: folder, catalogFile, version } = workspace;
  const pack = await buildPack({ folder, catalogFile, name: 'agent-canvas', version });
  return { pack, integrity: `sha512-${createHash('sha512').update(JSON.stringify(pack)).digest('base64')}` };
}
