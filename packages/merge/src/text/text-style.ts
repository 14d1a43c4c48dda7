import { diffIndices } from 'node-diff3';

const mark = '\uFEFF';

/** A text apart from its style: lines end in LF, no byte order mark, and the last line is ended too. */
export interface PlainText {
  readonly text: string;
  readonly hasMark: boolean;
  readonly isEnded: boolean;
}

/** Takes the style off a text, so that merging compares words and not their packing. */
export function toPlainText(styled: string): PlainText {
  const hasMark = styled.startsWith(mark);
  const text = (hasMark ? styled.slice(1) : styled).replaceAll('\r\n', '\n');
  const isEnded = text === '' || text.endsWith('\n');
  return { text: isEnded ? text : `${text}\n`, hasMark, isEnded };
}

/**
 * Puts the style of `mine` back: its byte order mark, its line ends (line by line where they are mixed) and whether its last
 * line is ended, which only changes where the pack changed it and the team did not.
 */
export function withStyleOf({
  text,
  base,
  mine,
  theirs,
}: {
  readonly text: string;
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}): string {
  const own = toPlainText(mine);
  const isEnded =
    base !== undefined && own.isEnded === toPlainText(base).isEnded ? toPlainText(theirs).isEnded : own.isEnded;
  const body = isEnded ? text : text.replace(/\n$/, '');
  return (own.hasMark ? mark : '') + withLineEnds(body, mine);
}

function withLineEnds(text: string, mine: string): string {
  const crlf = mine.split('\r\n').length - 1;
  const all = mine.split('\n').length - 1;
  if (crlf === 0) return text;
  if (crlf === all) return text.replaceAll('\n', '\r\n');
  return withMixedEnds(text, mine, crlf * 2 > all ? '\r\n' : '\n');
}

/** A line that was in `mine` ends as it did there; a new one ends as most lines do. */
function withMixedEnds(text: string, mine: string, usual: string): string {
  const before = mine.split('\n');
  const after = text.split('\n');
  const bare = before.map((line) => line.replace(/\r$/, ''));
  const ends = after.map(() => usual);
  let from = 0;
  let to = 0;
  const copy = (count: number) => {
    for (let step = 0; step < count; step += 1, from += 1, to += 1) {
      if (from < before.length - 1) ends[to] = before[from]?.endsWith('\r') ? '\r\n' : '\n';
    }
  };
  for (const { buffer1, buffer2 } of diffIndices(bare, after)) {
    copy((buffer1[0] ?? 0) - from);
    from += buffer1[1] ?? 0;
    to += buffer2[1] ?? 0;
  }
  copy(bare.length - from);
  return after.map((line, index) => (index === after.length - 1 ? line : line + (ends[index] ?? usual))).join('');
}
