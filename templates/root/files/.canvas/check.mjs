#!/usr/bin/env node
// @ts-check
import { createHash } from 'node:crypto';

/**
 * The id that git gives a file of this content (SHA-1 of the blob).
 * @param {string | Uint8Array} content
 * @returns {string}
 */
export function blobId(content) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}

/**
 * SHA-256 (hex) of the text of `.canvas/lock.json` without the line of its own checksum.
 * @param {string} text
 * @returns {string}
 */
export function lockChecksum(text) {
  const lines = linesOf(text).filter((line) => !line.startsWith('  "checksum":'));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/**
 * What canvas.yaml says, as a blob id: line ends, blank lines, trailing white space and lines that hold only a comment
 * make no difference, except inside block scalars (`|` and `>`), where they are content. Works for overrides.yaml too.
 * @param {string} text
 * @returns {string}
 */
export function canvasDigest(text) {
  /** @type {string[]} */
  const kept = [];
  /** @type {{ above: number, indent: number | undefined, keepsEnd: boolean, blanks: string[] } | undefined} */
  let scalar;
  for (const line of linesOf(text)) {
    const indent = line.length - line.trimStart().length;
    if (scalar && line.trim() === '') {
      scalar.blanks.push(line);
      continue;
    }
    if (scalar && indent >= (scalar.indent ?? scalar.above + 1)) {
      scalar.indent ??= indent;
      kept.push(...scalar.blanks.splice(0), line);
      continue;
    }
    if (scalar?.keepsEnd) kept.push(...scalar.blanks);
    scalar = undefined;
    const said = line.trimEnd();
    if (said === '' || said.trimStart().startsWith('#')) continue;
    kept.push(said);
    const header = blockHeader.exec(said);
    if (!header) continue;
    const above = columnOfOwner(said);
    const [, indication = ''] = header;
    const digit = /\d/.exec(indication)?.[0];
    scalar = {
      above,
      indent: digit ? above + Number(digit) : undefined,
      keepsEnd: indication.includes('+'),
      blanks: [],
    };
  }
  if (scalar?.keepsEnd) kept.push(...scalar.blanks);
  return blobId(kept.map((line) => `${line}\n`).join(''));
}

/** `key: |`, `- >-`, `key: !tag |2+  # comment` */
const blockHeader = /(?:^|[:?-])[ \t]+(?:[!&]\S*[ \t]+)*[|>]((?:[1-9][+-]?|[+-][1-9]?)?)(?:[ \t]+#.*)?$/;

/**
 * Column of the key or dash that a block scalar hangs on; the scalar is indented deeper.
 * @param {string} line
 */
function columnOfOwner(line) {
  const lead = /^[ \t]*(?:[-?][ \t]+)*/.exec(line)?.[0] ?? '';
  if (!/^[|>!&]/.test(line.slice(lead.length))) return lead.length;
  return Math.max(lead.lastIndexOf('-'), lead.lastIndexOf('?'), 0);
}

/** @param {string} text */
function linesOf(text) {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}
