import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { blobId } from '@agent-canvas/check';

/**
 * Packs contents by their blob id into `.canvas/base.br`. The order is that of the ids, so equal contents give an equal
 * stream before compression.
 */
export function packBases(contents: readonly (string | Uint8Array)[]): Uint8Array {
  const byId = new Map(contents.map((content) => [blobId(content), content]));
  const entries = [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, content]) => [id, encode(content)]);
  return brotliCompressSync(JSON.stringify(Object.fromEntries(entries)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
}

/** Reads `.canvas/base.br`: content by blob id; an entry whose content does not have its id is left out. */
export function unpackBases(bytes: Uint8Array): Map<string, string | Uint8Array> {
  const entries = Object.entries(JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as Record<string, Encoded>);
  return new Map(
    entries.map(([id, value]) => [id, decode(value)] as const).filter(([id, content]) => blobId(content) === id),
  );
}

type Encoded = string | { readonly base64: string };

const encode = (content: string | Uint8Array): Encoded =>
  typeof content === 'string' ? content : { base64: Buffer.from(content).toString('base64') };
const decode = (value: Encoded): string | Uint8Array =>
  typeof value === 'string' ? value : Buffer.from(value.base64, 'base64');
