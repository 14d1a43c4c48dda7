import type { Node } from 'yaml';
import { printFlow, printPair, printScalar } from './print-yaml.ts';
import type { Splice } from './splice.ts';
import {
  columnOf,
  endOfLine,
  endOfNode,
  endOfPair,
  keyOf,
  type MapNode,
  rangeOf,
  type SeqNode,
  type YamlSource,
} from './yaml-text.ts';

export interface PairInsertion {
  readonly source: YamlSource;
  readonly map: MapNode;
  readonly key: string;
  readonly value: unknown;
  /** The keys of the format in order: the new key goes after the last one that comes before it. */
  readonly order: readonly string[];
  /** Spread over lines, however short it is. */
  readonly isOpen: boolean;
}

/** A new key in a map, in the style of its siblings. */
export function insertPair({ source, map, key, value, order, isOpen }: PairInsertion): Splice {
  const rank = order.indexOf(key);
  const before = map.items.filter(
    (item) => rank >= 0 && order.includes(keyOf(item)) && order.indexOf(keyOf(item)) < rank,
  );
  const previous = before.at(-1) ?? map.items.at(-1);
  if (!previous) return insertFirst(source, map, `${printScalar(key)}: ${printFlow(value)}`);
  const end = endOfPair(source, previous);
  if (map.flow) return { start: end, end, text: `, ${printScalar(key)}: ${printFlow(value)}` };
  const indent = columnOf(source, rangeOf(previous.key)[0]);
  const start = endOfLine(source, end);
  const pair = printPair(key, value, { indent, step: source.step, eol: source.eol, isOpen });
  return { start, end: start, text: `${source.eol}${pair}` };
}

/** A new last item of a list, in its style. */
export function insertItem(source: YamlSource, list: SeqNode, value: unknown): Splice[] {
  const last = list.items.at(-1);
  if (!last) return [insertFirst(source, list, printFlow(value))];
  const end = endOfNode(source, last);
  if (list.flow) return [{ start: end, end, text: `, ${printFlow(value)}` }];
  const indent = columnOf(source, rangeOf(list)[0]);
  const start = endOfLine(source, end);
  return [{ start, end: start, text: `${source.eol}${' '.repeat(indent)}- ${printFlow(value)}` }];
}

/** Into an empty flow collection; a comment inside it stays. */
function insertFirst({ text }: YamlSource, node: Node & { readonly items: unknown[] }, printed: string): Splice {
  const start = rangeOf(node)[0] + 1;
  const isMap = text[start - 1] === '{';
  const closes = /^[}\]]/.test(text.slice(start));
  return { start, end: start, text: `${isMap ? ' ' : ''}${printed}${isMap && closes ? ' ' : ''}` };
}
