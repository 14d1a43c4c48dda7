const LONGEST = 1_000;

/**
 * Cuts a text into passages of at most 1000 characters, at blank lines where possible, else between sentences, else
 * anywhere. Below a heading, a passage begins with it.
 */
export const chunkText = (text: string): string[] => {
  const chunks: string[] = [];
  let heading = '';
  let open = '';
  const close = (): void => {
    if (open && open !== heading) chunks.push(open);
    open = heading;
  };
  for (const block of text.split(/\n\s*\n/).map((part) => part.trim())) {
    if (!block) continue;
    if (/^#{1,6}\s/.test(block) && !block.includes('\n')) {
      close();
      heading = block;
      open = heading;
      continue;
    }
    for (const piece of fit(block, LONGEST - heading.length - 2)) {
      if (open.length + piece.length + 2 > LONGEST) close();
      open = open ? `${open}\n\n${piece}` : piece;
    }
  }
  close();
  return chunks;
};

/** A block in pieces of at most `longest` characters. */
const fit = (block: string, longest: number): string[] => {
  if (block.length <= longest) return [block];
  const pieces: string[] = [];
  for (const sentence of block.split(/(?<=[.!?])\s+|\n/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length < longest) {
      pieces[pieces.length - 1] = `${last} ${sentence}`;
      continue;
    }
    for (let start = 0; start < sentence.length; start += longest) pieces.push(sentence.slice(start, start + longest));
  }
  return pieces;
};
