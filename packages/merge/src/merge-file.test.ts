import { describe, expect, it } from 'vitest';
import { mergeFile } from './merge-file.ts';
import type { Version } from './version.ts';

const labels = { base: 'agent-canvas 0.1.0', mine: 'yours', theirs: 'agent-canvas 0.2.0' };
const version = (content: Version['content'], executable = false): Version => ({ content, executable });

function merge(path: string, base: Version | undefined, mine: Version, theirs: Version) {
  return mergeFile({ path, class: 'managed', base, mine, theirs, labels });
}

describe('mergeFile', () => {
  it('merges edits far apart in one text', () => {
    const outcome = merge('a.md', version('a\nb\nc\nd\n'), version('A\nb\nc\nd\n'), version('a\nb\nc\nD\n'));
    expect(outcome).toEqual({ state: 'merged', version: version('A\nb\nc\nD\n'), notes: [] });
  });

  it('marks a line that both changed, with the labels and the base', () => {
    const outcome = merge('a.md', version('a\nb\nc\n'), version('a\nmine\nc\n'), version('a\ntheirs\nc\n'));
    expect(outcome).toMatchObject({
      state: 'conflict',
      hasMarkers: true,
      version: version(
        'a\n<<<<<<< yours\nmine\n||||||| agent-canvas 0.1.0\nb\n=======\ntheirs\n>>>>>>> agent-canvas 0.2.0\nc\n',
      ),
      places: [{ where: 'lines 2-8', base: 'b\n', mine: 'mine\n', theirs: 'theirs\n' }],
    });
  });

  it('leaves lines that both begin or end a conflict with outside of it', () => {
    const outcome = merge('a.md', version('x\n'), version('1\nmine\n2\n'), version('1\ntheirs\n2\n'));
    expect(outcome.version.content).toBe(
      '1\n<<<<<<< yours\nmine\n||||||| agent-canvas 0.1.0\nx\n=======\ntheirs\n>>>>>>> agent-canvas 0.2.0\n2\n',
    );
  });

  it.each([
    ['CRLF', 'a\r\nB\r\nc\r\nd\r\n', 'a\r\nB\r\nc\r\nD\r\n'],
    ['a byte order mark', '\uFEFFa\nB\nc\nd\n', '\uFEFFa\nB\nc\nD\n'],
    ['an open last line', 'a\nB\nc\nd', 'a\nB\nc\nD'],
    ['mixed line ends', 'a\r\nB\nc\r\nd\r\n', 'a\r\nB\nc\r\nD\r\n'],
  ])('keeps %s of mine', (_, mine, merged) => {
    const outcome = merge('a.md', version('a\nb\nc\nd\n'), version(mine), version('a\nb\nc\nD\n'));
    expect(outcome).toEqual({ state: 'merged', version: version(merged), notes: [] });
  });

  it('takes the executable bit from the side that changed it', () => {
    const outcome = merge('run.sh', version('a\nb\nc\n'), version('A\nb\nc\n'), version('a\nb\nC\n', true));
    expect(outcome.version).toEqual(version('A\nb\nC\n', true));
  });

  it('keeps my binary and says so', () => {
    const outcome = merge(
      'logo.png',
      version(new Uint8Array([0])),
      version(new Uint8Array([1])),
      version(new Uint8Array([2])),
    );
    expect(outcome).toMatchObject({ state: 'conflict', hasMarkers: false, version: version(new Uint8Array([1])) });
  });

  it('keeps my lockfile with a note', () => {
    const outcome = merge('pnpm-lock.yaml', version('a: 1\n'), version('a: 2\n'), version('a: 3\n'));
    expect(outcome).toMatchObject({ state: 'merged', version: version('a: 2\n') });
    expect(outcome.notes).toHaveLength(1);
  });
});
