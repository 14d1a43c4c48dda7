import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const files = [
  ['@electric-sql/pglite', 'pglite.wasm'],
  ['@electric-sql/pglite', 'pglite.data'],
  ['@electric-sql/pglite', 'initdb.wasm'],
  ['@electric-sql/pglite-pgvector', 'vector.tar.gz'],
] as const;

/** Absolute paths of the files that PGlite reads beside its own code: a bundle has to carry copies beside itself. */
export const embeddedAssets = async (): Promise<string[]> => {
  const { resolve } = createRequire(import.meta.url);
  const assets = await Promise.all(files.map(([owner, file]) => locate(resolve, owner, file)));
  return assets.filter((asset) => asset !== undefined);
};

/** An extension that the canvas does not use is not installed. */
const locate = async (resolve: (id: string) => string, owner: string, file: string): Promise<string | undefined> => {
  try {
    const asset = join(dirname(resolve(owner)), file);
    await access(asset);
    return asset;
  } catch {
    return undefined;
  }
};
