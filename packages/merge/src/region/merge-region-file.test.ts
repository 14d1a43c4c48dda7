import { describe, expect, it } from 'vitest';
import { mergeFile } from '../merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };
const version = (content: string) => ({ content, executable: false });
const region = (name: string, inside: string) =>
  `<!-- agent-canvas:begin ${name} -->\n${inside}<!-- agent-canvas:end ${name} -->\n`;

function merge(base: string | undefined, mine: string, theirs: string) {
  const before = base === undefined ? undefined : version(base);
  return mergeFile({
    path: 'AGENTS.md',
    class: 'region',
    base: before,
    mine: version(mine),
    theirs: version(theirs),
    labels,
  });
}

describe('marked regions', () => {
  it('changes what is inside and nothing outside', () => {
    const outcome = merge(
      `# Title\n${region('tasks', 'a\n')}end\n`,
      `# Our title\n${region('tasks', 'a\n')}our end\n`,
      `# New title\n${region('tasks', 'b\n')}new end\n`,
    );
    expect(outcome).toEqual({
      state: 'merged',
      version: version(`# Our title\n${region('tasks', 'b\n')}our end\n`),
      notes: [],
    });
  });

  it('adds a new region after the one it follows, and into a file that has none at its end', () => {
    const both = `${region('a', '1\n')}${region('b', '2\n')}`;
    expect(merge(region('a', '1\n'), `x\n${region('a', '1\n')}y\n`, both).version.content).toBe(`x\n${both}y\n`);
    expect(merge(undefined, 'theirs alone\n', region('a', '1\n')).version.content).toBe(
      `theirs alone\n${region('a', '1\n')}`,
    );
  });

  it('merges lines inside, and marks those that both changed', () => {
    const outcome = merge(region('a', '1\n2\n3\n'), region('a', 'm\n2\n3\n'), region('a', '1\n2\nt\n'));
    expect(outcome).toMatchObject({ state: 'merged', version: version(region('a', 'm\n2\nt\n')) });
    const clash = merge(region('a', '1\n'), region('a', 'm\n'), region('a', 't\n'));
    expect(clash).toMatchObject({ state: 'conflict', hasMarkers: true, places: [{ mine: 'm\n', theirs: 't\n' }] });
  });

  it('takes a region that the pack dropped away, unless I changed it; one that I dropped stays away', () => {
    const two = `${region('a', '1\n')}${region('b', '2\n')}`;
    expect(merge(two, `x\n${two}`, region('a', '1\n')).version.content).toBe(`x\n${region('a', '1\n')}`);
    const kept = merge(two, two.replace('2', 'm'), region('a', '1\n'));
    expect(kept).toMatchObject({ state: 'merged', version: version(two.replace('2', 'm')) });
    expect(kept.notes).toHaveLength(1);
    expect(merge(two, region('a', '1\n'), two.replace('2', 't'))).toMatchObject({
      state: 'merged',
      version: version(region('a', '1\n')),
      notes: [expect.stringContaining('stays removed')],
    });
  });

  it('leaves a file whose marks do not match alone', () => {
    const broken = '# agent-canvas:begin a\n';
    expect(merge(region('a', '1\n'), broken, region('a', '2\n'))).toMatchObject({
      state: 'conflict',
      version: version(broken),
    });
  });
});
