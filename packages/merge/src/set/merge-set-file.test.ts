import { describe, expect, it } from 'vitest';
import { mergeFile } from '../merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };
const version = (content: string) => ({ content, executable: false });

function merge(path: string, base: string, mine: string, theirs: string) {
  return mergeFile({
    path,
    class: 'managed',
    base: version(base),
    mine: version(mine),
    theirs: version(theirs),
    labels,
  });
}

describe('sets of lines', () => {
  it.each([
    ['both add at the end', '.gitignore', 'a\nb\n', 'a\nb\nmine\n', 'a\nb\ntheirs\n', 'a\nb\nmine\ntheirs\n'],
    ['both add the same', '.gitignore', 'a\n', 'a\nx\n', 'a\nx\ny\n', 'a\nx\ny\n'],
    [
      'mine removed, the pack removed another',
      '.dockerignore',
      'a\nb\nc\nd\n',
      'b\nc\nd\nm\n',
      'a\nb\nd\n',
      'b\nd\nm\n',
    ],
    ['a comment comes with its line', '.gitignore', 'a\n', 'a\nm\n', 'a\n# Why.\nt\n', 'a\nm\n# Why.\nt\n'],
    [
      'sections stay apart',
      '.gitignore',
      '# one\na\n\n# two\nb\n',
      '# one\na\nm\n\n# two\nb\n',
      '# one\na\nt\n\n# two\nb\n',
      '# one\na\nm\nt\n\n# two\nb\n',
    ],
    [
      'an order that means something is not sorted',
      '.gitignore',
      '*.log\nkeep\n',
      '*.log\nkeep\nm\n',
      '*.log\n!a.log\nkeep\n',
      '*.log\n!a.log\nkeep\nm\n',
    ],
    [
      'owners of a path',
      'CODEOWNERS',
      '*  @a\n/x/ @b\n',
      '*  @a @m\n/x/ @b\n',
      '*  @a\n/x/ @c\n/y/ @d\n',
      '*  @a @m\n/x/ @c\n/y/ @d\n',
    ],
    [
      'attributes',
      '.gitattributes',
      '* text=auto\n',
      '* text=auto\n*.png binary\n',
      '* text=auto eol=lf\n',
      '* text=auto eol=lf\n*.png binary\n',
    ],
    ['CRLF', '.gitignore', 'a\nb\n', 'a\r\nb\r\nm\r\n', 'a\nb\nt\n', 'a\r\nb\r\nm\r\nt\r\n'],
  ])('%s', (_, path, base, mine, theirs, merged) => {
    expect(merge(path, base, mine, theirs)).toEqual({ state: 'merged', version: version(merged), notes: [] });
  });

  const environment = '# Head.\n\n# The key.\n# KEY=\n\n# The port.\nPORT=1\n';

  it('knows variables with the comments above them, set or commented out', () => {
    const outcome = merge(
      '.env.example',
      environment,
      environment.replace('PORT=1', 'PORT=2').concat('\n# Ours.\nOURS=1\n'),
      environment.replace('# The key.', '# The secret key.').concat('\n# Theirs.\n# THEIRS=\n'),
    );
    expect(outcome).toMatchObject({
      state: 'merged',
      version: version(
        '# Head.\n\n# The secret key.\n# KEY=\n\n# The port.\nPORT=2\n\n# Ours.\nOURS=1\n\n# Theirs.\n# THEIRS=\n',
      ),
    });
  });

  it('marks a variable that both set to something else', () => {
    const at = (port: string) => environment.replace('PORT=1', `PORT=${port}`);
    expect(merge('.env.example', at('1'), at('2'), at('3'))).toMatchObject({
      state: 'conflict',
      hasMarkers: true,
      version: version(
        environment.replace('PORT=1\n', '<<<<<<< yours\nPORT=2\n||||||| base\nPORT=1\n=======\nPORT=3\n>>>>>>> pack\n'),
      ),
      places: [{ where: 'PORT', base: '1', mine: '2', theirs: '3' }],
    });
  });

  it('puts no markers below .github', () => {
    expect(merge('.github/CODEOWNERS', '* @a\n', '* @m\n', '* @t\n/x @t\n')).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: version('* @m\n/x @t\n'),
    });
    expect(merge('.github/pull_request_template.md', 'a\n', 'm\n', 't\n')).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: version('m\n'),
      places: [{ where: 'lines 1-1', mine: 'm\n', theirs: 't\n' }],
    });
  });
});
