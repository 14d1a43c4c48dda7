import { describe, expect, it } from 'vitest';
import { checkMerged, decodeFile, findStrayMarkers, isText, kindOf } from './index.ts';

const conflict = '<<<<<<< yours\na\n||||||| base\nb\n=======\nc\n>>>>>>> pack\n';

describe('checkMerged', () => {
  it.each([
    ['a.json', '{ "a": 1 }'],
    ['tsconfig.json', '{ // why\n "a": [1,], }'],
    ['a.json', '\uFEFF{ "a": 1 }\r\n'],
    ['a.yaml', 'a: 1\n---\na: 2\n'],
    ['a.md', 'Title\n=======\n'],
    ['a.ts', 'anything {'],
  ])('lets %s be written where it is %j', (path, text) => {
    expect(checkMerged(path, text)).toBeUndefined();
  });

  it.each([
    ['a.json', '{ "a": 1, "a": 2 }'],
    ['a.json', '{ "deep": [{ "a": 1, "b": { "a": 1 }, "\\u0061": 2 }] }'],
    ['a.json', '{ "a": 1 "b": 2 }'],
    ['package.json', '{ "a": 1, // why\n "b": 2 }'],
    ['package.json', '{ "a": 1, }'],
    ['a.yaml', 'a: 1\na: 2\n'],
    ['a.yml', 'a: [1\n'],
    ['a.yaml', 'a: *gone\n'],
    ['a.ts', conflict],
  ])('refuses %s where it is %j', (path, text) => {
    expect(checkMerged(path, text)).toEqual(expect.any(String));
  });
});

describe('findStrayMarkers', () => {
  it.each([
    [conflict, [1, 3, 5, 7]],
    [`a\n${conflict.replaceAll('\n', '\r\n')}`, [2, 4, 6, 8]],
    ['<<<<<<< a\n=======\n>>>>>>> b\n', [1, 2, 3]],
    ['Title\n=======\ntext\n', []],
    ['<<<<<<< a\nopen\n', []],
    ['>>>>>>> quoted\n', []],
    ['<<<<<<<< eight\n=======\n>>>>>>> b\n', []],
  ])('finds in %j the lines %j', (text, lines) => {
    expect(findStrayMarkers(text)).toEqual(lines);
  });
});

describe('decodeFile', () => {
  it.each([
    ['text', new TextEncoder().encode('häuser\r\n'), 'häuser\r\n'],
    ['text with its byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), '\uFEFFa'],
    ['nothing', new Uint8Array(), ''],
  ])('reads %s', (_, bytes, text) => {
    expect(decodeFile(bytes)).toBe(text);
    expect(isText(bytes)).toBe(true);
  });

  it.each([
    ['Latin-1', new Uint8Array([0x68, 0xe4, 0x75])],
    ['a NUL', new Uint8Array([0x61, 0, 0x62])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0])],
  ])('leaves %s as bytes', (_, bytes) => {
    expect(decodeFile(bytes)).toBe(bytes);
    expect(isText(bytes)).toBe(false);
  });
});

describe('kindOf', () => {
  it.each([
    ['package.json', 'managed', 'json'],
    ['packages/a/tsconfig.json', 'managed', 'json'],
    ['.github/workflows/ci.yml', 'managed', 'yaml'],
    ['pnpm-lock.yaml', 'generated', 'regenerated'],
    ['packages/agent/src/config.ts', 'keys', 'config'],
    ['packages/agent/src/config.ts', 'managed', 'lines'],
    ['.gitignore', 'managed', 'set'],
    ['.env.example', 'managed', 'set'],
    ['.github/CODEOWNERS', 'managed', 'set'],
    ['AGENTS.md', 'region', 'region'],
    ['Dockerfile', 'managed', 'lines'],
    ['.editorconfig', 'managed', 'lines'],
    ['docs/logo.PNG', 'managed', 'binary'],
  ] as const)('%s of class %s is %s', (path, fileClass, kind) => {
    expect(kindOf(path, fileClass)).toBe(kind);
  });
});
