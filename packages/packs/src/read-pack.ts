import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '@agent-canvas/errors';
import type { Pack } from './pack.ts';
import { packFormat } from './pack.ts';

export interface LoadedPack {
  readonly pack: Pack;
  /** Subresource integrity of the file's bytes: `sha512-…`. */
  readonly integrity: string;
}

/** Reads a `pack.json`. Errors: E_PACK_FORMAT where the file was made for a newer engine or is not a pack. */
export function readPack(file: string): LoadedPack {
  const bytes = readFileSync(file);
  const pack = JSON.parse(bytes.toString('utf8')) as Pack;
  if (pack.format !== packFormat) {
    throw new UserError({
      code: 'E_PACK_FORMAT',
      message: `${file} has pack format ${String(pack.format)}; this version reads format ${packFormat}`,
      hint: 'Update agent-canvas to the version that wrote the pack.',
    });
  }
  return { pack, integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}` };
}
