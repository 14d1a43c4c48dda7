import { fileURLToPath } from 'node:url';
import { type LoadedPack, readPack } from '@agent-canvas/packs';

/** The built-in pack: it ships beside this program, under the same version. */
export const loadBuiltInPack = (): LoadedPack => readPack(fileURLToPath(new URL('./pack.json', import.meta.url)));
