/**
 * The text with one side of every marked place: outside of the markers it stays as it is. Markers are those that git and
 * a sync write: `<<<<<<<`, `|||||||`, `=======`, `>>>>>>>`.
 */
export function takeSide(text: string, side: 'ours' | 'theirs'): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const kept: string[] = [];
  let part: 'outside' | 'ours' | 'base' | 'theirs' = 'outside';
  for (const line of text.slice(mark.length).split(/(?<=\n)/)) {
    if (part === 'outside' && line.startsWith('<<<<<<< ')) part = 'ours';
    else if (part === 'ours' && line.startsWith('||||||| ')) part = 'base';
    else if ((part === 'ours' || part === 'base') && /^={7}\r?\n?$/.test(line)) part = 'theirs';
    else if (part === 'theirs' && line.startsWith('>>>>>>> ')) part = 'outside';
    else if (part === 'outside' || part === side) kept.push(line);
  }
  return mark + kept.join('');
}
