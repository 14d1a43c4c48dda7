/** Keys of a topic that are no answers of their own. */
const notes = new Set(['prose', 'by']);

/** A topic's answers as people read them: `short term ttl 1h, erase on request yes`. */
export function answersInWords(topic: Readonly<Record<string, unknown>>): string {
  return membersInWords(Object.entries(topic).filter(([key]) => !notes.has(key)));
}

function membersInWords(members: readonly (readonly [string, unknown])[]): string {
  return members.map(([key, value]) => `${keyInWords(key)} ${valueInWords(value)}`).join(', ');
}

/** `shortTermTtl` → `short term ttl`; a name with hyphens or underscores stays as it is. */
const keyInWords = (key: string): string => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function valueInWords(value: unknown): string {
  if (value === true) return '**yes**';
  if (value === false) return '**no**';
  if (value === '' || value === null || value === undefined) return '**none**';
  if (typeof value !== 'object') return `**${String(value)}**`;
  if (!Array.isArray(value)) return `(${membersInWords(Object.entries(value))})`;
  if (value.length === 0) return '**none**';
  return value
    .map((item) => (typeof item === 'object' && item !== null ? itemInWords(item) : `**${String(item)}**`))
    .join('; ');
}

/** An item of a list: its name first, then what else is said of it. */
function itemInWords(item: object): string {
  const [first, ...rest] = Object.entries(item).filter(([, value]) => value !== undefined && value !== '');
  const name = first ? `**${String(first[1])}**` : '';
  return rest.length > 0 ? `${name} (${membersInWords(rest)})` : name;
}
