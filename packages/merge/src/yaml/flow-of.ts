import { isCollection, isMap, isPair, isScalar, type Node } from 'yaml';
import { type FlowPart, flowGroup } from '../tree/flow-group.ts';
import type { TreeNode } from '../tree/tree.ts';
import { leafOf, opaqueLeaf } from './leaf-of.ts';

/** `{ … }` or `[ … ]` of YAML as a group; as one leaf where it holds what a tree cannot. */
export function flowOf(text: string, node: Node): TreeNode {
  const [start, end] = node.range ?? [0, 0];
  const written = text.slice(start, end);
  if (!isCollection(node) || node.anchor !== undefined || node.tag !== undefined) return opaqueLeaf(written);
  const parts: FlowPart[] = [];
  for (const item of node.items) {
    const part = isPair(item) ? (isMap(node) ? pairPart(text, item) : undefined) : itemPart(text, item as Node | null);
    if (!part) return opaqueLeaf(written);
    parts.push(part);
  }
  const keys = new Set(parts.map(({ key }) => key));
  if (isMap(node) && keys.size < parts.length) return opaqueLeaf(written);
  const type = isMap(node) ? 'map' : 'list';
  return flowGroup({ text, type, start, end: end - 1, parts, lineComment: '#' });
}

function itemPart(text: string, node: Node | null): FlowPart | undefined {
  if (!node?.range || node.tag !== undefined || ('anchor' in node && node.anchor !== undefined)) return undefined;
  const [start, end] = node.range;
  if (end <= start) return undefined;
  const value = isCollection(node) ? flowOf(text, node) : leafOf(node, text.slice(start, end));
  return { key: undefined, start, headEnd: start, valueStart: start, valueEnd: end, value };
}

function pairPart(text: string, { key, value }: { key: unknown; value: unknown }): FlowPart | undefined {
  const item = itemPart(text, value as Node | null);
  if (!isScalar(key) || !key.range || key.anchor !== undefined || key.tag !== undefined || !item) return undefined;
  const colon = /^\s*:/.exec(text.slice(key.range[1], item.valueStart));
  if (!colon) return undefined;
  return { ...item, key: String(key.value), start: key.range[0], headEnd: key.range[1] + colon[0].length };
}
