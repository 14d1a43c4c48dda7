import { type Document, isAlias, isScalar, type Node, type ParsedNode } from 'yaml';
import { canvasSchema } from '../canvas-schema.ts';
import { isObject } from '../data.ts';
import { shapeOf } from '../settings.ts';
import { insertItem, insertPair } from './insert.ts';
import { printFlow, printPair, printScalar, quoted } from './print-yaml.ts';
import { removeItem, removePair } from './remove.ts';
import type { Splice } from './splice.ts';
import {
  afterColon,
  columnOf,
  endOfLine,
  endOfNode,
  isEmptyNode,
  isMapNode,
  isSeqNode,
  keyOf,
  type MapNode,
  type MapPair,
  rangeOf,
  type YamlSource,
  yamlSource,
} from './yaml-text.ts';

export interface EditPlan {
  readonly text: string;
  readonly document: Document.Parsed<ParsedNode>;
  readonly keys: readonly string[];
  /** `undefined` removes. */
  readonly value: unknown;
  /** Print the whole value anew, whatever of it is the same. */
  readonly isWhole: boolean;
}

/** The splices that set one value. */
export function planEdit({ text, document, keys, value, isWhole }: EditPlan): Splice[] {
  const source = yamlSource(text, document);
  const root = document.contents;
  if (isMapNode(root)) return inMap({ source, isWhole, at: [] }, root, keys, value);
  if (value === undefined) return [];
  const [key = '', ...rest] = keys;
  const pair = printPair(key, nested(rest, value), {
    indent: 0,
    step: source.step,
    eol: source.eol,
    isOpen: rest.length > 0,
  });
  const start = text === '' || text.endsWith('\n') ? '' : source.eol;
  return [{ start: text.length, end: text.length, text: `${start}${pair}${source.eol}` }];
}

interface Context {
  readonly source: YamlSource;
  readonly isWhole: boolean;
  /** The path of the node at hand. */
  readonly at: readonly string[];
}

const within = (context: Context, key: string): Context => ({ ...context, at: [...context.at, key] });

const nested = (keys: readonly string[], value: unknown): unknown =>
  keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

function inMap(context: Context, map: MapNode, keys: readonly string[], value: unknown): Splice[] {
  const [key = '', ...rest] = keys;
  const pair = map.items.find((item) => keyOf(item) === key);
  if (!pair) {
    if (value === undefined) return [];
    const isOpen = context.at.length === 0 && rest.length > 0;
    return [
      insertPair({ source: context.source, map, key, value: nested(rest, value), order: orderAt(context.at), isOpen }),
    ];
  }
  if (rest.length === 0 && value === undefined) return removePair(context.source, map, pair);
  return inPair(within(context, key), pair, rest, value, Boolean(map.flow));
}

function inPair(context: Context, pair: MapPair, rest: readonly string[], value: unknown, isFlow: boolean): Splice[] {
  const { source } = context;
  const node = pair.value;
  if (!node || isEmptyNode(node)) return value === undefined ? [] : fillPair(source, pair, nested(rest, value), isFlow);
  if (rest.length > 0) return inNode(context, pair, node, rest, value);
  return changeNode(context, pair, node, value);
}

/** A value for `key:` that has none. */
function fillPair(source: YamlSource, pair: MapPair, value: unknown, isFlow: boolean): Splice[] {
  const { offset, hasColon } = afterColon(source, pair);
  if (isFlow || !isObject(value))
    return [{ start: offset, end: offset, text: `${hasColon ? '' : ':'} ${printFlow(value)}` }];
  const indent = columnOf(source, rangeOf(pair.key)[0]) + source.step;
  const lines = Object.entries(value).map(([key, part]) =>
    printPair(key, part, { indent, step: source.step, eol: source.eol }),
  );
  const start = endOfLine(source, offset);
  return [{ start, end: start, text: source.eol + lines.join(source.eol) }];
}

function inNode(
  context: Context,
  pair: MapPair | undefined,
  node: Node,
  keys: readonly string[],
  value: unknown,
): Splice[] {
  const { source } = context;
  if (isMapNode(node)) return inMap(context, node, keys, value);
  if (isSeqNode(node)) {
    const [key = '', ...rest] = keys;
    const item = node.items[Number(key)];
    if (!item) return value === undefined ? [] : insertItem(source, node, nested(rest, value));
    if (rest.length > 0) return inNode(within(context, key), undefined, item, rest, value);
    return value === undefined ? removeItem(source, node, item) : changeNode(context, undefined, item, value);
  }
  if (value === undefined) return [];
  // What stands here is no collection (text, or an alias): the path replaces it.
  const base = isAlias(node) ? node.resolve(source.document)?.toJS(source.document) : {};
  return replaceNode(source, pair, node, merged(base, keys, value));
}

function merged(base: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const object = isObject(base) ? base : {};
  return { ...object, [key]: merged(object[key], rest, value) };
}

/** Changes only the parts of a collection that differ. */
function changeNode(context: Context, pair: MapPair | undefined, node: Node, value: unknown): Splice[] {
  const { source, isWhole } = context;
  const current: unknown = node.toJS(source.document);
  if (JSON.stringify(current) === JSON.stringify(value)) return [];
  if (!isWhole && isMapNode(node) && isObject(value) && node.items.some((item) => Object.hasOwn(value, keyOf(item)))) {
    return changeMap(context, node, value);
  }
  if (
    !isWhole &&
    isSeqNode(node) &&
    Array.isArray(value) &&
    node.items.length > 0 &&
    value.length >= node.items.length
  ) {
    const changed = node.items.flatMap((item, index) => changeNode(context, undefined, item, value[index]));
    return [...changed, ...value.slice(node.items.length).flatMap((item) => insertItem(source, node, item))];
  }
  return replaceNode(source, pair, node, value);
}

function changeMap(context: Context, map: MapNode, value: Readonly<Record<string, unknown>>): Splice[] {
  const gone = map.items.filter((item) => !Object.hasOwn(value, keyOf(item)));
  const removed = gone.flatMap((item) => removePair(context.source, map, item));
  return [...removed, ...Object.entries(value).flatMap(([key, part]) => inMap(context, map, [key], part))];
}

function replaceNode(source: YamlSource, pair: MapPair | undefined, node: Node, value: unknown): Splice[] {
  const [start] = rangeOf(node);
  const end = endOfNode(source, node);
  const isBlock = (isMapNode(node) || isSeqNode(node)) && !node.flow;
  if (!isBlock || !pair) return [{ start, end, text: printLike(node, value) }];
  // The block stands on lines of its own: its value moves up to the key, comments between stay.
  const { offset } = afterColon(source, pair);
  const between = source.text.slice(offset, start).trimEnd();
  return [
    { start: offset, end: offset, text: ` ${printFlow(value)}` },
    { start: offset + between.length, end, text: '' },
  ];
}

/** The value in the quotes of the scalar that it replaces. */
function printLike(node: Node, value: unknown): string {
  if (!isScalar(node) || typeof value !== 'string') return printFlow(value);
  if (node.type === 'QUOTE_SINGLE') return quoted(value, "'");
  if (node.type === 'QUOTE_DOUBLE') return quoted(value, '"');
  return printScalar(value);
}

/** The keys of the format at a path, in its order; none inside a list. */
function orderAt(path: readonly string[]): readonly string[] {
  let shape = shapeOf(canvasSchema);
  for (const key of path) {
    const inner = shape?.[key];
    shape = inner ? shapeOf(inner) : undefined;
  }
  return Object.keys(shape ?? {});
}
