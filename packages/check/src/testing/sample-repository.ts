import { brotliCompressSync } from 'node:zlib';
import { blobId, canvasDigest, lockChecksum } from '../index.ts';

export interface SampleEntry {
  pack: string;
  class: string;
  base: string;
  mode: string;
  at?: string;
  policy?: string;
}

export interface SampleLock {
  lockVersion: number;
  packs: Record<string, { version: string; integrity: string }>;
  canvas?: string;
  overrides?: string;
  answers: Record<string, unknown>;
  migrations: string[];
  added: string[];
  ejected: Record<string, string>;
  files: Record<string, SampleEntry>;
  conflicts: Record<string, { theirs: string }>;
}

/** A repository in memory, to be changed by a test before it is written. */
export interface Sample {
  /** What stands on disk beside the lock and the bases; null: deleted. */
  readonly disk: Record<string, string | null>;
  readonly lock: SampleLock;
  /** Contents that base.br holds. */
  readonly bases: string[];
}

/** A content that the bases hold and no file has: for conflicts. */
export const packWants = '# From the pack\n';

const overridesText = '- path: notes/**\n  policy: skip\n  reason: ours\n';

/** A small repository in sync: a file of each class that matters, and overrides. */
export function sampleRepository(): Sample {
  const given = {
    'README.md': { class: 'managed', content: '# Sample\n' },
    'packages/a/src/index.ts': { class: 'managed', content: 'export const a = 1;\n' },
    'packages/a/src/config.ts': { class: 'keys', content: 'export const config = {};\n' },
    'scripts/gate.ts': { class: 'enforced', content: 'process.exit(0);\n' },
    'src/tool.ts': { class: 'seeded', content: 'export const tool = 1;\n' },
  };
  const canvas = 'canvas: 1\nname: sample\n';
  return {
    disk: {
      'canvas.yaml': canvas,
      '.canvas/overrides.yaml': overridesText,
      ...Object.fromEntries(Object.entries(given).map(([path, { content }]) => [path, content])),
    },
    lock: {
      lockVersion: 1,
      packs: { 'agent-canvas': { version: '0.2.0', integrity: 'sha512-x' } },
      canvas: canvasDigest(canvas),
      overrides: canvasDigest(overridesText),
      answers: { name: 'sample' },
      migrations: [],
      added: [],
      ejected: {},
      files: Object.fromEntries(
        Object.entries(given).map(([path, { class: kind, content }]) => [
          path,
          { pack: 'agent-canvas', class: kind, base: blobId(content), mode: '100644' },
        ]),
      ),
      conflicts: {},
    },
    bases: [packWants, ...Object.values(given).flatMap((one) => (one.class === 'seeded' ? [] : [one.content]))],
  };
}

/** The text of a lock with its checksum. */
export function sealed(lock: SampleLock): string {
  const textWith = (checksum: string): string => `${JSON.stringify({ ...lock, checksum }, null, 2)}\n`;
  return textWith(lockChecksum(textWith('')));
}

/** Every file of a sample with its content. */
export function filesOf({ disk, lock, bases }: Sample): Record<string, string | Uint8Array> {
  const held = Object.fromEntries(bases.map((content) => [blobId(content), content]));
  const files: Record<string, string | Uint8Array | null> = {
    '.canvas/lock.json': sealed(lock),
    '.canvas/base.br': brotliCompressSync(JSON.stringify(held)),
    ...disk,
  };
  return Object.fromEntries(Object.entries(files).flatMap(([path, file]) => (file === null ? [] : [[path, file]])));
}
