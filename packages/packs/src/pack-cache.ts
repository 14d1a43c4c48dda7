import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type LoadedPack, parsePack } from './parse-pack.ts';

/** Where packs are kept between runs: below XDG_CACHE_HOME (default ~/.cache), on Windows below LOCALAPPDATA. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const base =
    process.platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'))
      : env.XDG_CACHE_HOME || join(home, '.cache');
  return join(base, 'agent-canvas');
}

/** The pack of this integrity; undefined where the cache does not hold it whole. */
export function readCached(folder: string, integrity: string): LoadedPack | undefined {
  try {
    return parsePack(readFileSync(fileOf(folder, integrity)), { integrity });
  } catch {
    // Not there, cut short, or not what its name says: it is fetched again.
    return undefined;
  }
}

/** Keeps the bytes of a pack under its integrity. A cache that cannot be written to is no reason to fail. */
export function writeCached(
  folder: string,
  { integrity, bytes }: { readonly integrity: string; readonly bytes: Uint8Array },
): void {
  const file = fileOf(folder, integrity);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(join(folder, 'packs'), { recursive: true });
    writeFileSync(draft, bytes, { flag: 'wx' });
    renameSync(draft, file);
  } catch {
    removeIfThere(draft);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder of the cache is none.
  }
}

/** `sha512-…` as a name that every file system takes. */
const fileOf = (folder: string, integrity: string): string =>
  join(folder, 'packs', `${Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')}.json`);
