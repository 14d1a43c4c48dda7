import type { Entry, Group } from '../tree/tree.ts';

/** How the lines of a file are told apart: the key of a line and the rest that is its value; `undefined` for comments and blank lines. */
type ReadLine = (line: string) => { readonly key: string; readonly head: string } | undefined;

const word: ReadLine = (line) => (line.startsWith('#') ? undefined : { key: line.trim(), head: line });

/** `pattern owners…` */
const pattern: ReadLine = (line) => {
  const head = line.startsWith('#') ? undefined : /^\s*\S+/.exec(line)?.[0];
  return head === undefined ? undefined : { key: head.trim(), head };
};

/** `NAME=value`, or one that is commented out. */
const variable: ReadLine = (line) => {
  const match = /^(?:# ?)?(?:export )?([A-Za-z_]\w*)=/.exec(line);
  return match ? { key: match[1] ?? '', head: match[0] } : undefined;
};

/** A file of lines of which each stands for itself as a map by line; `undefined` where a line stands twice. */
export function parseSet(path: string, text: string): Group | undefined {
  const read = /(^|\/)\.env[\w.-]*$/.test(path)
    ? variable
    : /(CODEOWNERS|\.gitattributes)$/.test(path)
      ? pattern
      : word;
  const entries: Entry[] = [];
  let lead = '';
  for (const line of text === '' ? [] : text.replace(/\n$/, '').split('\n')) {
    const found = line.trim() === '' ? undefined : read(line);
    if (!found) {
      lead += `${line}\n`;
      continue;
    }
    const value = line.slice(found.head.length);
    const space = /^\s*/.exec(value)?.[0] ?? '';
    entries.push({
      lead,
      key: found.key,
      head: found.head,
      space,
      value: { type: 'leaf', text: value.slice(space.length), value: value.trim() },
      gap: '',
      hasComma: false,
      trail: '\n',
    });
    lead = '';
  }
  if (new Set(entries.map(({ key }) => key)).size < entries.length) return undefined;
  return { ...shape, entries, tail: lead };
}

const shape = {
  type: 'map',
  style: 'block',
  open: '',
  close: '',
  indent: '',
  hasTrailingComma: false,
  isOrdered: true,
} as const;
