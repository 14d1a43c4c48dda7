import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { blobId, canvasDigest, lockChecksum } from './index.ts';

describe('blobId', () => {
  test('is the id that git gives', () => {
    expect(blobId('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    expect(blobId('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    expect(blobId(new TextEncoder().encode('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });
});

describe('lockChecksum', () => {
  test('is the SHA-256 of the text without its own line, whatever the line ends', () => {
    const rest = '{\n  "lockVersion": 1,\n  "files": {\n    "checksum": 1\n  },\n}\n';
    const text = rest.replace('  },\n', '  },\n  "checksum": "abc"\n');
    expect(lockChecksum(text)).toBe(createHash('sha256').update(rest).digest('hex'));
    expect(lockChecksum(text.replaceAll('\n', '\r\n'))).toBe(lockChecksum(text));
  });
});

describe('canvasDigest', () => {
  const text = 'name: support\nmemory:\n  lifecycle:\n    shortTermTtl: 15m\n';

  test('is the blob id of what the text says', () => {
    expect(canvasDigest(text)).toBe(blobId(text));
  });

  test.each([
    ['a comment', '# Who we are\nname: support\n\n  # how long\nmemory:\n  lifecycle:\n    shortTermTtl: 15m'],
    ['line ends', text.replaceAll('\n', '\r\n')],
    ['trailing white space', text.replaceAll('\n', '  \n\t\n')],
    ['a byte order mark', `\uFEFF${text}`],
  ])('%s makes no difference', (_what, other) => {
    expect(canvasDigest(other)).toBe(canvasDigest(text));
  });

  test.each([
    ['a value', text.replace('15m', '16m')],
    ['a comment behind a value', text.replace('15m', '15m # short')],
    ['an indentation', text.replace('    short', '   short')],
  ])('%s makes a difference', (_what, other) => {
    expect(canvasDigest(other)).not.toBe(canvasDigest(text));
  });

  test.each([
    ['goal: |\n  # Title\n\n  text\nname: a\n', 'goal: |\n  text\nname: a\n'],
    ['goals:\n  - >-\n    # one\n    two\n', 'goals:\n  - >-\n    two\n'],
    ['goals:\n  - text: | # why\n      # one\n      two\n', 'goals:\n  - text: | # why\n      two\n'],
    ['a: !x &y |2\n    # one\n  two\n', 'a: !x &y |2\n  two\n'],
    ['a: |\n  two  \n', 'a: |\n  two\n'],
    ['a: |+\n  two\n\nb: 1\n', 'a: |+\n  two\nb: 1\n'],
    ['a: |+\n  two\n\n\n', 'a: |+\n  two\n'],
  ])('inside a block scalar everything is content: %j', (one, other) => {
    expect(canvasDigest(one)).not.toBe(canvasDigest(other));
  });

  test.each([
    ['a: |\n  two\n# more\nb: 1\n', 'a: |\n  two\nb: 1\n'],
    ['a: |\n  two\n\nb: 1\n', 'a: |\n  two\nb: 1\n'],
    ['- a: |\n    two\n  # more\n  b: 1\n', '- a: |\n    two\n  b: 1\n'],
    ['a: |\n    two\n  # more\nb: 1\n', 'a: |\n    two\nb: 1\n'],
    ['a: b |\n\nc: 1\n', 'a: b |\nc: 1\n'],
  ])('behind a block scalar it is not: %j', (one, other) => {
    expect(canvasDigest(one)).toBe(canvasDigest(other));
  });
});
