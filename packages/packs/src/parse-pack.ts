import { createHash } from 'node:crypto';
import { UserError } from '@agent-canvas/errors';
import { type Pack, packFormat } from './pack.ts';
import { packProblems } from './pack-problems.ts';

export interface LoadedPack {
  readonly pack: Pack;
  /** Subresource integrity of the file's bytes: `sha512-…`. */
  readonly integrity: string;
}

export interface ParsePackOptions {
  /** The integrity that the bytes must have. */
  readonly integrity?: string;
  /** How errors name the pack. Default `pack.json`. */
  readonly name?: string;
}

/**
 * Reads the bytes of a `pack.json`. Throws UserError: E_PACK_INTEGRITY where they are not those that were asked for,
 * E_PACK_FORMAT where they were made for a newer engine, E_PACK_BROKEN (with every problem) where they are no sound pack.
 */
export function parsePack(bytes: Uint8Array, { integrity, name = 'pack.json' }: ParsePackOptions = {}): LoadedPack {
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== undefined && integrity !== found) {
    throw new UserError({
      code: 'E_PACK_INTEGRITY',
      message: `${name} is not the pack that was asked for: its integrity is ${found}, not ${integrity}`,
      hint: 'Nothing of it was used. Fetch the pack again from where it is published.',
    });
  }
  return { pack: checked(parseJson(bytes, name), name), integrity: found };
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UserError({ code: 'E_PACK_BROKEN', message: `${name} is not JSON`, hint: broken, cause });
  }
}

const broken = 'Nothing of it was used. Report this to whoever publishes the pack.';

function checked(data: unknown, name: string): Pack {
  const format = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (format !== packFormat) {
    const said = format === undefined ? 'names no pack format' : `has pack format ${String(format)}`;
    throw new UserError({
      code: 'E_PACK_FORMAT',
      message: `${name} ${said}; this version reads format ${packFormat}`,
      hint: 'Update agent-canvas to the version that wrote the pack.',
    });
  }
  const problems = packProblems(data);
  if (problems.length === 0) return data as Pack;
  throw new UserError({
    code: 'E_PACK_BROKEN',
    message: `${name} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${problems.slice(0, 5).join(' · ')}`,
    hint: broken,
    issues: problems.map((message) => ({ code: 'E_PACK_BROKEN', path: '', message, source: name })),
  });
}
