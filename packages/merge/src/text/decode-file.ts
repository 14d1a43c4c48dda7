const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** True where the bytes are UTF-8 without a NUL: what git and people would call text. */
export function isText(bytes: Uint8Array): boolean {
  return typeof decodeFile(bytes) === 'string';
}

/** The content as a `Version` holds it: text (a byte order mark stays its first character) or, where it is none, the bytes. */
export function decodeFile(bytes: Uint8Array): string | Uint8Array {
  if (bytes.includes(0)) return bytes;
  try {
    return decoder.decode(bytes);
  } catch {
    return bytes;
  }
}
