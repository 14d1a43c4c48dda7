import type { Entry, Group, TreeNode } from './tree.ts';

/** Where one entry of a bracketed group stands; offsets into the text. */
export interface FlowPart {
  readonly key: string | undefined;
  readonly start: number;
  /** Just after the colon; `start` for items. */
  readonly headEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly value: TreeNode;
}

/** Finds what of the stretch between two entries belongs to which: comments on the same line to the one before. */
export function flowGroup({
  text,
  type,
  start,
  end,
  parts,
  lineComment,
  suffix = '',
}: {
  readonly text: string;
  readonly type: Group['type'];
  /** Of the opening bracket. */
  readonly start: number;
  /** Of the closing bracket. */
  readonly end: number;
  readonly parts: readonly FlowPart[];
  readonly lineComment: '//' | '#';
  /** What follows the closing bracket and belongs to the value. */
  readonly suffix?: string;
}): Group {
  const entries: Entry[] = [];
  let lead = text.slice(start + 1, parts[0]?.start ?? end);
  let hasComma = false;
  parts.forEach((part, index) => {
    const after = splitAfter(text.slice(part.valueEnd, parts[index + 1]?.start ?? end), lineComment);
    hasComma = after.hasComma;
    entries.push({
      lead,
      key: part.key,
      head: text.slice(part.start, part.headEnd),
      space: text.slice(part.headEnd, part.valueStart),
      value: part.value,
      gap: after.gap,
      hasComma,
      trail: after.trail,
    });
    lead = after.rest;
  });
  const line = text.lastIndexOf('\n', start) + 1;
  return {
    type,
    style: 'flow',
    open: text.charAt(start),
    entries,
    tail: lead,
    close: text.charAt(end) + suffix,
    indent: /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '',
    hasTrailingComma: hasComma,
  };
}

function splitAfter(stretch: string, lineComment: '//' | '#') {
  const comma = commaOf(stretch, lineComment);
  const gap = comma < 0 ? '' : stretch.slice(0, comma);
  const after = comma < 0 ? stretch : stretch.slice(comma + 1);
  const lineEnd = after.indexOf('\n');
  const sameLine = lineEnd < 0 ? '' : after.slice(0, lineEnd);
  // A block comment that goes on below is left whole to the entry after it.
  const isBeside = sameLine.trim() !== '' && !(sameLine.includes('/*') && !sameLine.includes('*/'));
  return {
    gap,
    hasComma: comma >= 0,
    trail: isBeside ? sameLine : '',
    rest: isBeside ? after.slice(lineEnd) : after,
  };
}

function commaOf(stretch: string, lineComment: '//' | '#'): number {
  for (let at = 0; at < stretch.length; at += 1) {
    if (stretch.startsWith(lineComment, at)) {
      const lineEnd = stretch.indexOf('\n', at);
      if (lineEnd < 0) return -1;
      at = lineEnd;
    } else if (lineComment === '//' && stretch.startsWith('/*', at)) {
      const closed = stretch.indexOf('*/', at + 2);
      if (closed < 0) return -1;
      at = closed + 1;
    } else if (stretch[at] === ',') return at;
  }
  return -1;
}
