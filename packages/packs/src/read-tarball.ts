import { gunzipSync } from 'node:zlib';

/** No pack is this large once it is unpacked; what is larger was made to fill a memory. */
const largest = 256 * 1024 * 1024;
const block = 512;

/**
 * Finds one file of an npm package in its tarball, without writing anything: the first of `paths` (from the package's own
 * folder, `dist/pack.json`) that is there as a plain file. Undefined where none is. Throws where it is no gzipped tar.
 */
export function readTarball(tarball: Uint8Array, paths: readonly string[]): Uint8Array | undefined {
  const tar = gunzipSync(tarball, { maxOutputLength: largest });
  const found = new Map<string, Uint8Array>();
  let named: string | undefined;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    if (!isSound(header)) throw new Error('a header of the tarball has a wrong checksum');
    const size = octal(header, 124, 12);
    if (!Number.isSafeInteger(size) || at + block + size > tar.length)
      throw new Error('the tarball ends within a file');
    const content = tar.subarray(at + block, at + block + size);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') named = paxPath(content) ?? named;
    else if (type === 'L') named = text(content, 0, content.length);
    else if (type !== 'g') {
      // The first step of the path is the package's folder, whatever it is called.
      const path = (named ?? pathOf(header)).split('/').slice(1).join('/');
      named = undefined;
      if ((type === '0' || type === '\0') && paths.includes(path)) found.set(path, content);
    }
    at += block + Math.ceil(size / block) * block;
  }
  return paths.map((path) => found.get(path)).find((content) => content !== undefined);
}

function pathOf(header: Uint8Array): string {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
  const name = text(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Text up to the first NUL. */
function text(bytes: Uint8Array, start: number, length: number): string {
  const part = bytes.subarray(start, start + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

const octal = (header: Uint8Array, start: number, length: number): number =>
  Number.parseInt(text(header, start, length).trim() || '0', 8);

/** The sum of a header's bytes, its own field read as spaces. */
function isSound(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return sum === octal(header, 148, 8);
}

/** `path` of an extended header: records of `<length> <key>=<value>\n`. */
const paxPath = (content: Uint8Array): string | undefined =>
  /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
