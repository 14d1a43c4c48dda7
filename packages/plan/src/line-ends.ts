import type { Content } from './sync-request.ts';

/** The text with plain line ends. */
export const withLf = (text: string): string => text.replaceAll('\r\n', '\n');

/** The text without what is only packing: byte order mark, CRLF, a last line that is not ended. */
export const withoutPacking = (text: string): string => withLf(text.replace(/^\uFEFF/, '')).replace(/(?<!\n)$/, '\n');

/** Whether every line ends in CRLF, and there is one. */
export const isCrlf = (content: Content): content is string =>
  typeof content === 'string' && content.includes('\r\n') && !/(?<!\r)\n/.test(content);

/** `text` with the line ends of `like`. */
export const withLineEndsOf = (like: Content, text: Content): Content =>
  isCrlf(like) && typeof text === 'string' ? withLf(text).replaceAll('\n', '\r\n') : text;
