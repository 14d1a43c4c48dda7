import type { FileClass } from '@agent-canvas/packs';

/** The version of `.canvas/lock.json` that this engine writes. */
export const lockVersion = 1;

/** What was applied to a repository: machine-owned, in `.canvas/lock.json`. */
export interface Lock {
  readonly lockVersion: typeof lockVersion;
  readonly packs: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
  /** Every answer that was given, by dotted path. Secrets never stand in a canvas. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly migrations: readonly string[];
  readonly files: Readonly<Record<string, LockedFile>>;
}

export interface LockedFile {
  readonly pack: string;
  readonly class: FileClass;
  /** Git blob id of the content that this file was last synced from. */
  readonly base: string;
  readonly mode: '100644' | '100755';
}

/** Writes a lock with one sorted line for each answer and file, so that two changes merge line by line. */
export function renderLock(lock: Lock): string {
  const members = [
    `  "lockVersion": ${lock.lockVersion}`,
    `  "packs": ${renderMap(lock.packs)}`,
    `  "answers": ${renderMap(lock.answers)}`,
    `  "migrations": ${JSON.stringify(lock.migrations)}`,
    `  "files": ${renderMap(lock.files)}`,
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

function renderMap(map: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(map)
    .sort()
    .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(map[key])}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
}
