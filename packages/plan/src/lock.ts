import { lockChecksum } from '@agent-canvas/check';
import type { FileClass } from '@agent-canvas/packs';

/** The version of `.canvas/lock.json` that this engine writes. */
export const lockVersion = 1;

/** What was applied to a repository: machine-owned, in `.canvas/lock.json`. */
export interface Lock {
  readonly lockVersion: typeof lockVersion;
  readonly packs: Readonly<Record<string, LockedPack>>;
  /** `canvasDigest` of canvas.yaml as it was applied. */
  readonly canvas: string;
  /** `canvasDigest` of `.canvas/overrides.yaml` as it was applied; empty where there was none. */
  readonly overrides: string;
  /** Every answer that was given, by dotted path. Secrets never stand in a canvas. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Ids of the migrations that were applied, or that this repository never needed. */
  readonly migrations: readonly string[];
  /** Templates beside those that the canvas chooses. */
  readonly added: readonly string[];
  /** In a workspace that is not ours: its habits, by which added packages were fitted in. Plain data. */
  readonly workspace?: Readonly<Record<string, unknown>>;
  /** Files that left sync for good: blob id of what the pack had given. */
  readonly ejected: Readonly<Record<string, string>>;
  /** By the pack's path, wherever the team moved the file. */
  readonly files: Readonly<Record<string, LockedFile>>;
  /** Files whose last merge is not resolved yet, by the pack's path. */
  readonly conflicts: Readonly<Record<string, LockedConflict>>;
  /** SHA-256 (hex) of the lock's text without this line; computed by `renderLock`. */
  readonly checksum: string;
}

export interface LockedPack {
  readonly version: string;
  /** Subresource integrity of the pack's bytes: `sha512-…`. */
  readonly integrity: string;
}

export interface LockedFile {
  readonly pack: string;
  readonly class: FileClass;
  /** Git blob id of the content that this file was last synced from. */
  readonly base: string;
  readonly mode: '100644' | '100755';
  /** Where the team moved the file, from the root of the repository. */
  readonly at?: string;
  /** The team's policy that held this file back at the last sync. */
  readonly policy?: 'own' | 'skip' | 'pin';
  /** The base was found by likeness (`adopt`), not recorded when the file was written. */
  readonly inferred?: true;
}

export interface LockedConflict {
  /** Git blob id of the pack's content that could not be merged; `.canvas/base.br` holds it. */
  readonly theirs: string;
  /** What the file's line in the lock will say once it is resolved. */
  readonly pack: string;
  readonly class: FileClass;
  readonly mode: LockedFile['mode'];
  /** The places were marked in the file: it is resolved when no marker is left. */
  readonly hasMarkers?: true;
}

/** Writes a lock with one sorted line for each entry, so that two changes merge line by line. Computes the checksum. */
export function renderLock(lock: Omit<Lock, 'checksum'>): string {
  const members = [
    `  "lockVersion": ${lock.lockVersion}`,
    `  "packs": ${renderMap(lock.packs)}`,
    `  "canvas": ${JSON.stringify(lock.canvas)}`,
    `  "overrides": ${JSON.stringify(lock.overrides)}`,
    `  "answers": ${renderMap(lock.answers)}`,
    `  "migrations": ${JSON.stringify(lock.migrations)}`,
    `  "added": ${JSON.stringify(lock.added)}`,
    ...(lock.workspace ? [`  "workspace": ${renderMap(lock.workspace)}`] : []),
    `  "ejected": ${renderMap(lock.ejected)}`,
    `  "files": ${renderMap(lock.files)}`,
    `  "conflicts": ${renderMap(lock.conflicts)}`,
  ];
  const textWith = (checksum: string): string => `{\n${members.join(',\n')},\n  "checksum": "${checksum}"\n}\n`;
  return textWith(lockChecksum(textWith('')));
}

/** The lock with the checksum of its own text. */
export function sealLock(lock: Omit<Lock, 'checksum'>): Lock {
  const text = renderLock(lock);
  return { ...lock, checksum: lockChecksum(text) };
}

function renderMap(map: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(map)
    .sort()
    .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(map[key])}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
}
