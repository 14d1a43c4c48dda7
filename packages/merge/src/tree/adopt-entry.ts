import { type Entry, type Group, meaningOf, printNode } from './tree.ts';

/** How many spaces or tabs one level takes in the pack's text and in the team's; equal ones leave depths as they are. */
export interface Units {
  readonly theirs: string;
  readonly mine: string;
}

/** An entry of the pack's group as it has to be written to stand in the team's: its indentation, its brackets or lines. */
export function adoptEntry(entry: Entry, from: Group, to: Group, units: Units): Entry {
  if (from.style !== to.style) return restyle(entry, to);
  const moved = moveEntry(entry, childIndent(from, units.theirs), childIndent(to, units.mine), to.style, units);
  return to.style === 'flow' ? { ...moved, lead: leadIn(moved.lead, from, to, units.mine) } : moved;
}

/** The white space before the entries of a group that has one on each line. */
export function childIndent(group: Group, unit: string): string {
  if (group.style === 'block') return group.indent;
  const own = group.entries.find(({ lead }) => lead.includes('\n'));
  return own ? own.lead.slice(own.lead.lastIndexOf('\n') + 1) : group.indent + unit;
}

/** True for brackets that hold each entry on a line of its own. */
export function isSpread(group: Group): boolean {
  return group.style === 'block' || group.entries.some(({ lead }) => lead.includes('\n'));
}

/** Both leading newline and comments come along where both groups have an entry a line; else the team's spacing is used. */
function leadIn(lead: string, from: Group, to: Group, unit: string): string {
  if (to.entries.length === 0) return isSpread(from) ? `\n${childIndent(to, unit)}${lead.trimStart()}` : lead;
  if (isSpread(from) && isSpread(to)) return lead.includes('\n') ? lead : `\n${childIndent(to, unit)}`;
  const usual = (to.entries[1] ?? to.entries[0])?.lead ?? '';
  const plain = usual.trim() === '' ? usual.replace(/^\s*(?=\n)/, '') : usual.slice(usual.lastIndexOf('\n'));
  return plain === '' || plain.trim() !== '' ? ' ' : plain;
}

function moveEntry(entry: Entry, from: string, to: string, style: Group['style'], units: Units): Entry {
  const whole = [entry.lead, entry.head, entry.space, printNode(entry.value), entry.gap, entry.trail].join('\0');
  const lines = whole.split('\n').map((line, index) => {
    if (index === 0 && (style === 'flow' || entry.lead === '')) return line;
    return moveLine(line, from, to, units);
  });
  const [lead = '', head = '', space = '', text = '', gap = '', trail = ''] = lines.join('\n').split('\0');
  return { ...entry, lead, head, space, gap, trail, value: { type: 'leaf', text, value: meaningOf(entry.value) } };
}

function moveLine(line: string, from: string, to: string, units: Units): string {
  const [start = '', marks = '', depth = ''] = /^(\0*)([ \t]*)/.exec(line) ?? [];
  const rest = line.slice(start.length);
  if (rest.replaceAll('\0', '') === '' && !line.includes('\0')) return line;
  if (!depth.startsWith(from)) return line;
  const deeper = depth.slice(from.length);
  return marks + to + (units.mine === units.theirs ? deeper : changeUnit(deeper, units)) + rest;
}

function changeUnit(depth: string, { theirs, mine }: Units): string {
  let levels = 0;
  while (theirs !== '' && depth.startsWith(theirs, levels * theirs.length)) levels += 1;
  return mine.repeat(levels) + depth.slice(levels * theirs.length);
}

/** A YAML entry between brackets becomes a line, or the other way round; what it means is written as JSON where it must be. */
function restyle(entry: Entry, to: Group): Entry {
  const text = printNode(entry.value);
  const isPlain = !text.includes('\n') && (entry.value.type !== 'leaf' || !/[#,[\]{}]/.test(text));
  const value = { type: 'leaf', text: isPlain ? text : meaningOf(entry.value), value: meaningOf(entry.value) } as const;
  const head = entry.key === undefined ? (to.style === 'block' ? '-' : '') : entry.head;
  if (to.style === 'block') return { ...entry, lead: '', head, space: ' ', value, gap: '', trail: '\n' };
  return { ...entry, lead: ' ', head, space: head === '' ? '' : ' ', value, gap: '', hasComma: false, trail: '' };
}
