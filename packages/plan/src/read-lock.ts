import { lockChecksum } from '@agent-canvas/check';
import { UserError } from '@agent-canvas/errors';
import { isSafePath } from '@agent-canvas/packs';
import { type Lock, lockVersion } from './lock.ts';

/**
 * Reads `.canvas/lock.json`.
 * Errors: E_LOCK_BROKEN where it is no lock or git left a conflict in it, E_LOCK_NEWER where a later version of
 * agent-canvas wrote it, E_LOCK_TAMPERED where its checksum is not that of its text.
 */
export function readLock(text: string): Lock {
  const { stored, sealed } = parseLock(text);
  if (sealed && stored.checksum !== lockChecksum(text)) {
    throw new UserError({
      code: 'E_LOCK_TAMPERED',
      message: '.canvas/lock.json was changed by hand: its checksum is not that of its text',
      hint: 'Restore it (git checkout -- .canvas/lock.json). To change an answer edit canvas.yaml, to hold files back .canvas/overrides.yaml.',
    });
  }
  return stored;
}

/** Reads a lock without asking for its checksum: what git merged line by line has none that fits. Errors: as `readLock`. */
export function parseLock(text: string): { readonly stored: Lock; readonly sealed: boolean } {
  const data = parse(text);
  if (typeof data.lockVersion === 'number' && data.lockVersion > lockVersion) {
    throw new UserError({
      code: 'E_LOCK_NEWER',
      message: `.canvas/lock.json has version ${data.lockVersion}; this agent-canvas reads version ${lockVersion}`,
      hint: 'Update agent-canvas to the version that wrote it.',
    });
  }
  if (data.lockVersion !== lockVersion || !isMap(data.packs) || !isMap(data.files)) throw broken();
  const stored = {
    checksum: '',
    canvas: '',
    overrides: '',
    answers: {},
    migrations: [],
    added: [],
    ejected: {},
    conflicts: {},
    ...data,
  } as unknown as Lock;
  for (const [path, file] of Object.entries(stored.files)) {
    if (!isMap(file) || typeof file.base !== 'string') throw broken();
    if (!isSafePath(path) || (file.at !== undefined && !isSafePath(file.at))) {
      throw broken(`it names a path outside of the repository: ${file.at ?? path}`);
    }
  }
  // The first version wrote neither digest nor checksum.
  return { stored, sealed: 'checksum' in data || 'canvas' in data };
}

function parse(text: string): Record<string, unknown> {
  if (/^(<{7}|>{7}|\|{7})/m.test(text)) throw broken('git left a conflict in it');
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isMap(data)) return data;
  } catch {
    throw broken('it is not JSON');
  }
  throw broken();
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function broken(what = 'it is not a lock of agent-canvas'): UserError {
  return new UserError({
    code: 'E_LOCK_BROKEN',
    message: `.canvas/lock.json cannot be read: ${what}`,
    hint: 'Restore it (git checkout -- .canvas/lock.json); after a conflict of git, `agent-canvas sync` repairs it.',
  });
}
