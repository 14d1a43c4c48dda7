import { parseCanvas } from '@agent-canvas/canvas';
import { blobId } from '@agent-canvas/check';
import type { FileClass, LoadedPack, Pack } from '@agent-canvas/packs';
import type { SyncRequest } from '../sync-request.ts';

/** A file of a pack in a test: its text or bytes, and what is special about it. */
export type PlainFile =
  | string
  | { readonly content: string | Uint8Array; readonly class?: FileClass; readonly executable?: boolean };

/** A pack of one template that emits these files as they are. */
export function plainPack(
  files: Readonly<Record<string, PlainFile>>,
  extra: Partial<Pick<Pack, 'version' | 'migrations' | 'changelog' | 'advisories' | 'operations'>> = {},
): LoadedPack {
  const pack: Pack = {
    format: 1,
    name: 'agent-canvas',
    version: '0.1.0',
    catalog: {},
    templates: [
      {
        id: 'plain',
        summary: 'plain files',
        target: '.',
        files: Object.entries(files).map(([path, file]) => {
          const {
            content,
            class: fileClass = 'managed',
            executable,
          } = typeof file === 'string' ? { content: file } : file;
          return {
            path,
            kind: 'core',
            class: fileClass,
            ...(executable && { executable }),
            body: typeof content === 'string' ? { text: content } : { base64: Buffer.from(content).toString('base64') },
          };
        }),
      },
    ],
    ...extra,
  };
  return { pack, integrity: `sha512-${blobId(JSON.stringify(pack))}` };
}

/** What every request of a test says; `only` leaves out what the engine adds for the canvas. */
export const plainRequest: Pick<SyncRequest, 'parsed' | 'canvasText' | 'today' | 'only'> = {
  parsed: parseCanvas('name: plain\n'),
  canvasText: 'name: plain\n',
  today: '2026-01-01',
  only: ['plain'],
};
