/** Breaks text into lines of at most `width` columns, at spaces where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => chunks(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

/** Cuts text to `width` columns; the cut is marked. */
export function fit(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}

/** As `fit`, padded to exactly `width` columns. */
export const fill = (text: string, width: number): string => fit(text, width).padEnd(width);

function chunks(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  return [word.slice(0, width), ...chunks(word.slice(width), width)];
}
