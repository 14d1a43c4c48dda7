import { isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Entry, Group, TreeNode } from '../tree/tree.ts';
import { flowOf } from './flow-of.ts';
import { leafOf, opaqueLeaf } from './leaf-of.ts';

interface Region {
  readonly text: string;
  readonly node: Node;
  /** Where the lines of the block begin: after the line of its key, or at its first key where that follows a dash. */
  readonly from: number;
  /** Where the next entry of what is around begins with its comments. */
  readonly to: number;
}

interface Item {
  /** Offsets of the key or dash, of what follows the colon or dash, and the node there. */
  readonly start: number;
  readonly headEnd: number;
  readonly key: string | undefined;
  readonly value: Node | null;
}

/** A block map or list with the lines it takes as a group; `undefined` where the node is none or a tree cannot hold it. */
export function blockOf(region: Region): Group | undefined {
  const { text, node, from, to } = region;
  if (!isBlock(node) || node.anchor !== undefined || node.tag !== undefined) return undefined;
  const items = isMap(node) ? mapItems(text, node.items) : listItems(node);
  const [first] = items ?? [];
  if (!items || !first) return undefined;
  const isCompact = lineStart(text, first.start) < from;
  const column = first.start - lineStart(text, first.start);
  const indent = ' '.repeat(column);
  if (
    items.some(
      ({ start }, index) => !(isCompact && index === 0) && text.slice(lineStart(text, start), start) !== indent,
    )
  ) {
    return undefined;
  }
  const starts = items.map(({ start }, index) => (isCompact && index === 0 ? start : lineStart(text, start)));
  const entries: Entry[] = [];
  let at = from;
  items.forEach((item, index) => {
    const next = starts[index + 1] ?? to;
    const end = endOf({ text, item, next, depth: column });
    entries.push(entryOf({ text, item, lead: text.slice(at, starts[index]), end }));
    at = end;
  });
  return {
    type: isMap(node) ? 'map' : 'list',
    style: 'block',
    open: '',
    entries,
    tail: text.slice(at, to),
    close: '',
    indent,
    hasTrailingComma: false,
    ...(isCompact ? { isCompact } : {}),
  };
}

function isBlock(node: Node | null): node is Node & { items: unknown[]; anchor?: string } {
  return isCollection(node) && node.flow !== true && node.items.length > 0;
}

function mapItems(
  text: string,
  pairs: readonly { key: unknown; value: unknown; srcToken?: { sep?: Token[] } }[],
): Item[] | undefined {
  const items: Item[] = [];
  for (const { key, value, srcToken } of pairs) {
    const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    if (!isScalar(key) || !key.range || key.anchor !== undefined || key.tag !== undefined || !colon) return undefined;
    if (text.slice(key.range[1], colon.offset).trim() !== '') return undefined;
    items.push({ start: key.range[0], headEnd: colon.offset + 1, key: String(key.value), value: value as Node | null });
  }
  const isTold = new Set(items.map(({ key }) => key)).size === items.length;
  return isTold ? items : undefined;
}

interface Token {
  readonly type: string;
  readonly offset: number;
}

function listItems(node: Node & { items: unknown[] }): Item[] | undefined {
  if (!isSeq(node) || node.srcToken?.type !== 'block-seq') return undefined;
  const dashes = node.srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  if (dashes.length !== node.items.length) return undefined;
  return dashes.map(({ offset }, index) => ({
    start: offset,
    headEnd: offset + 1,
    key: undefined,
    value: node.items[index] as Node | null,
  }));
}

/** Where an entry's lines end: after its value, and after comments below that are indented deeper than the next entry. */
function endOf({
  text,
  item,
  next,
  depth,
}: {
  readonly text: string;
  readonly item: Item;
  readonly next: number;
  readonly depth: number;
}): number {
  const end = lineEnd(text, contentEnd(item.value) ?? item.headEnd);
  if (!isBlock(item.value)) return Math.min(end, next);
  let last = end;
  for (let at = end; at < next; at = lineEnd(text, at + 1)) {
    const line = text.slice(at, next).split('\n')[0] ?? '';
    const own = line.length - line.trimStart().length;
    if (line.trim() !== '' && own > depth) last = lineEnd(text, at + 1);
    else if (line.trim() !== '') break;
  }
  return Math.min(last, next);
}

/** The offset after the last character that a node's value takes; a block of text takes its last line's end too. */
function contentEnd(node: Node | null): number | undefined {
  if (!isBlock(node)) return node?.range && node.range[1] > node.range[0] ? node.range[1] : undefined;
  const last = node.items.at(-1) as Node | { key: Node; value: Node | null; srcToken?: { sep?: Token[] } };
  if (!('key' in last)) return contentEnd(last) ?? node.range?.[1];
  const colon = last.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return contentEnd(last.value) ?? (colon ? colon.offset + 1 : node.range?.[1]);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** After the newline of the line; the offset itself where it already stands after one. */
function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

function entryOf({ text, item, lead, end }: { text: string; item: Item; lead: string; end: number }): Entry {
  const { start, headEnd, key, value } = item;
  const head = text.slice(start, headEnd);
  const shape = { lead, key, head, hasComma: false };
  const valueStart = skipYamlTrivia(text, headEnd, end);
  if (isBlock(value)) {
    // `- key: value`: the block begins on the line of its dash; elsewhere on the line after its key's.
    const isBeside = !text.slice(headEnd, value.range?.[0]).includes('\n');
    const newline = text.indexOf('\n', headEnd) + 1;
    const from = isBeside ? (value.range?.[0] ?? headEnd) : newline;
    const group = blockOf({ text, node: value, from, to: end });
    if (group) return { ...shape, space: text.slice(headEnd, from), value: group, gap: '', trail: '' };
    return {
      ...shape,
      space: text.slice(headEnd, valueStart),
      value: opaqueLeaf(text.slice(valueStart, end)),
      gap: '',
      trail: '',
    };
  }
  const valueEnd = contentEnd(value);
  if (!value || valueEnd === undefined || valueStart >= valueEnd) {
    const empty: TreeNode = { type: 'leaf', text: '', value: 'null' };
    return { ...shape, space: '', value: empty, gap: '', trail: text.slice(headEnd, end) };
  }
  if (key === 'uses') return { ...shape, ...pinnedOf(text.slice(headEnd, valueStart), text.slice(valueStart, end)) };
  const written = text.slice(valueStart, valueEnd);
  const space = text.slice(headEnd, valueStart);
  const trail = text.slice(valueEnd, end);
  const isMarked = isCollection(value) && valueStart !== value.range?.[0];
  const node = isMarked ? opaqueLeaf(written) : isCollection(value) ? flowOf(text, value) : leafOf(value, written);
  return { ...shape, space, value: node, gap: '', trail };
}

/** An action's version stands in the comment beside its commit, so both are one value. */
function pinnedOf(space: string, line: string): Pick<Entry, 'space' | 'value' | 'gap' | 'trail'> {
  const text = line.trimEnd();
  const value: TreeNode = { type: 'leaf', text, value: JSON.stringify(text.replace(/\s+/g, ' ').replace(/['"]/g, '')) };
  return { space, value, gap: '', trail: line.slice(text.length) };
}

function skipYamlTrivia(text: string, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && /\s/.test(text.charAt(at))) at += 1;
    if (text[at] !== '#' || at >= to) return at;
    at = lineEnd(text, at);
  }
}
