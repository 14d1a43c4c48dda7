import { isAlias, isScalar, type Node } from 'yaml';
import type { Leaf } from '../tree/tree.ts';

/** A YAML scalar as a leaf: strings are equal whatever their quotes, numbers only as they are written (`1.10` is not `1.1`). */
export function leafOf(node: Node, text: string): Leaf {
  if (isAlias(node)) return { type: 'leaf', text, value: text };
  if (!isScalar(node) || node.tag !== undefined || node.anchor !== undefined) return opaqueLeaf(text);
  const isWord = typeof node.value === 'string' || typeof node.value === 'boolean' || node.value === null;
  return { type: 'leaf', text, value: isWord ? JSON.stringify(node.value) : (node.source ?? text) };
}

/** What a tree cannot hold safely (anchors, tags, keys that are no scalars) is compared as it is written. */
export function opaqueLeaf(text: string): Leaf {
  const lines = text.trimEnd().split('\n');
  const depths = lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : [line.length - line.trimStart().length]));
  const depth = depths.length === 0 ? 0 : Math.min(...depths);
  const even = lines.map((line, index) => (index === 0 ? line.trim() : line.slice(depth)));
  return { type: 'leaf', text, value: `text ${JSON.stringify(even.join('\n'))}` };
}
