import { readFileSync } from 'node:fs';
import { type LoadedPack, parsePack } from './parse-pack.ts';

/** Reads a `pack.json` from disk. Throws what `parsePack` throws, naming the file. */
export const readPack = (file: string, options: { readonly integrity?: string } = {}): LoadedPack =>
  parsePack(readFileSync(file), { ...options, name: file });
