/** The offset of the next thing that is neither white space nor a comment of JavaScript. */
export function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
    const closed = commentEnd(text, at);
    if (closed === at) return at;
    at = closed;
  }
}

/** The end of the comment that opens at an offset; the offset itself where none does. */
export function commentEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    const lineEnd = text.indexOf('\n', at);
    return lineEnd < 0 ? text.length : lineEnd;
  }
  if (!text.startsWith('/*', at)) return at;
  const closed = text.indexOf('*/', at + 2);
  return closed < 0 ? text.length : closed + 2;
}

/** The end of the string or template that opens at an offset with a quote; the text's end where it is not closed. */
export function stringEnd(text: string, at: number): number {
  const quote = text.charAt(at);
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === quote) return index + 1;
    else if (quote === '`' && text.startsWith('${', index)) index = bracketEnd(text, index + 1) - 1;
  }
  return text.length;
}

/** The end of the bracketed stretch that opens at an offset; the text's end where it is not closed. */
export function bracketEnd(text: string, at: number): number {
  let depth = 0;
  let index = at;
  while (index < text.length) {
    const character = text.charAt(index);
    const afterComment = commentEnd(text, index);
    if (afterComment > index) index = afterComment;
    else if (`'"\``.includes(character)) index = stringEnd(text, index);
    else {
      if ('{[('.includes(character)) depth += 1;
      if ('}])'.includes(character)) depth -= 1;
      index += 1;
      if (depth === 0) return index;
    }
  }
  return text.length;
}
