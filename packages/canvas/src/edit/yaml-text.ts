import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A parsed document beside its text, and the questions that editing asks of both. */
export interface YamlSource {
  readonly text: string;
  readonly document: Document.Parsed<ParsedNode>;
  readonly eol: string;
  /** Spaces of one level of indentation. */
  readonly step: number;
}

export type MapNode = YAMLMap<Node, Node | null>;
export type SeqNode = YAMLSeq<Node>;
export type MapPair = Pair<Node, Node | null>;

export function yamlSource(text: string, document: Document.Parsed<ParsedNode>): YamlSource {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const indent = /^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)[^\s#-]/m.exec(text)?.[1];
  return { text, document, eol, step: indent?.length ?? 2 };
}

export const isMapNode = (node: unknown): node is MapNode => isMap<Node, Node | null>(node);
export const isSeqNode = (node: unknown): node is SeqNode => isSeq<Node>(node);

export const keyOf = ({ key }: MapPair): string => (isScalar(key) ? String(key.value ?? '') : String(key));

/** Start and end of a node's own text. */
export function rangeOf(node: Node): readonly [start: number, end: number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

/** A node that stands for nothing: `key:` without a value. */
export function isEmptyNode(node: Node | null): boolean {
  if (!node) return true;
  const [start, end] = rangeOf(node);
  return isScalar(node) && start === end;
}

/** Just after the colon of a pair, or after its key where it has none. */
export function afterColon(
  { text }: YamlSource,
  { key }: MapPair,
): { readonly offset: number; readonly hasColon: boolean } {
  const [, end] = rangeOf(key);
  const between = /^\s*:/.exec(text.slice(end));
  return between ? { offset: end + between[0].length, hasColon: true } : { offset: end, hasColon: false };
}

/** Where the text of a pair ends: comments and line ends after it not counted. */
export function endOfPair(source: YamlSource, pair: MapPair): number {
  return pair.value && !isEmptyNode(pair.value) ? endOfNode(source, pair.value) : afterColon(source, pair).offset;
}

/** Where the text of a node ends: a block collection ends with its last item, a block scalar before its last line end. */
export function endOfNode(source: YamlSource, node: Node): number {
  const [start, end] = rangeOf(node);
  if (isMapNode(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return endOfPair(source, last);
  }
  if (isSeqNode(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return endOfNode(source, last);
  }
  const trimmed = source.text.slice(start, end).replace(/(\r?\n[ \t]*)+$/, '');
  return start + trimmed.length;
}

/** Before the line end of the line that holds `offset`. */
export function endOfLine({ text }: YamlSource, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

export const startOfLine = ({ text }: YamlSource, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The column of an offset, 0 for the first of a line; a byte order mark has no width. */
export function columnOf(source: YamlSource, offset: number): number {
  const start = startOfLine(source, offset);
  return offset - start - (start === 0 && source.text.startsWith('\uFEFF') ? 1 : 0);
}
