import type { Node } from 'yaml';
import type { Splice } from './splice.ts';
import {
  endOfLine,
  endOfNode,
  endOfPair,
  type MapNode,
  type MapPair,
  rangeOf,
  type SeqNode,
  startOfLine,
  type YamlSource,
} from './yaml-text.ts';

/** Takes a key out of a map. */
export function removePair(source: YamlSource, map: MapNode, pair: MapPair): Splice[] {
  const spans = map.items.map((item) => ({ start: rangeOf(item.key)[0], end: endOfPair(source, item) }));
  return removeSpan({ source, spans, index: map.items.indexOf(pair), isFlow: Boolean(map.flow) });
}

/** Takes an item out of a list. */
export function removeItem(source: YamlSource, list: SeqNode, item: Node): Splice[] {
  const spans = list.items.map((node) => ({ start: rangeOf(node)[0], end: endOfNode(source, node) }));
  return removeSpan({ source, spans, index: list.items.indexOf(item), isFlow: Boolean(list.flow) });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Removal {
  readonly source: YamlSource;
  readonly spans: readonly Span[];
  readonly index: number;
  readonly isFlow: boolean;
}

function removeSpan({ source, spans, index, isFlow }: Removal): Splice[] {
  const span = spans[index];
  if (!span) return [];
  if (!isFlow) return [{ start: startOfLine(source, span.start), end: nextLine(source, span.end), text: '' }];
  const previous = spans[index - 1];
  const next = spans[index + 1];
  if (previous) return [{ start: previous.end, end: span.end, text: '' }];
  return [{ start: span.start, end: next?.start ?? span.end, text: '' }];
}

function nextLine(source: YamlSource, offset: number): number {
  const end = endOfLine(source, offset);
  return source.text.startsWith(source.eol, end) ? end + source.eol.length : end;
}
