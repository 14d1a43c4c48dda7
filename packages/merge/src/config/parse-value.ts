import { type FlowPart, flowGroup } from '../tree/flow-group.ts';
import type { TreeNode } from '../tree/tree.ts';
import { meaningOfCode } from './meaning-of-code.ts';
import { bracketEnd, commentEnd, skipTrivia, stringEnd } from './skip-trivia.ts';

/** `json`: values are JSON. `code`: values may be any expression of TypeScript, which then is one leaf. */
export type Grammar = 'json' | 'code';

export interface ParsedValue {
  readonly node: TreeNode;
  readonly end: number;
}

/** Parses the value that begins at an offset, up to the comma or bracket that ends it. The text has been found to be well-formed. */
export function parseValue(text: string, start: number, grammar: Grammar): ParsedValue {
  const end = valueEnd(text, start);
  const bracket = text.charAt(start);
  if (bracket !== '{' && bracket !== '[') return { node: leafOf(text.slice(start, end), grammar), end };
  const close = bracketEnd(text, start);
  const suffix = text.slice(close, end);
  if (suffix !== '' && !/^\s+(as|satisfies)\s/.test(suffix))
    return { node: leafOf(text.slice(start, end), grammar), end };
  const parts = partsOf({ text, from: start + 1, to: close - 1, isMap: bracket === '{', grammar });
  const keys = parts.map(({ key }) => key);
  if (bracket === '{' && new Set(keys).size < keys.length)
    return { node: leafOf(text.slice(start, end), grammar), end };
  const type = bracket === '{' ? 'map' : 'list';
  return { node: flowGroup({ text, type, start, end: close - 1, parts, lineComment: '//', suffix }), end };
}

function partsOf({
  text,
  from,
  to,
  isMap,
  grammar,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isMap: boolean;
  readonly grammar: Grammar;
}): FlowPart[] {
  const parts: FlowPart[] = [];
  let at = skipTrivia(text, from);
  while (at < to) {
    const named = isMap ? keyAt(text, at) : undefined;
    const valueStart = named ? skipTrivia(text, named.end) : at;
    const { node, end } = parseValue(text, valueStart, grammar);
    // A spread, a method or a shorthand is an entry whose own words are its key.
    const key = named?.key ?? (isMap ? text.slice(at, end) : undefined);
    parts.push({ key, start: at, headEnd: named?.end ?? at, valueStart, valueEnd: end, value: node });
    at = skipTrivia(text, end);
    if (text[at] === ',') at = skipTrivia(text, at + 1);
  }
  return parts;
}

function keyAt(text: string, at: number): { key: string; end: number } | undefined {
  const isQuoted = text[at] === '"' || text[at] === "'";
  const end = isQuoted ? stringEnd(text, at) : at + (/^[\w$]+/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
  const colon = skipTrivia(text, end);
  if (end === at || text[colon] !== ':') return undefined;
  const raw = text.slice(at, end);
  return { key: isQuoted ? unquoted(raw) : raw, end: colon + 1 };
}

function unquoted(raw: string): string {
  return raw.startsWith('"') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

/** Up to the comma, semicolon or bracket that belongs to what is around, without the white space and comments before it. */
function valueEnd(text: string, start: number): number {
  let at = start;
  let end = start;
  while (at < text.length) {
    const next = skipTrivia(text, at);
    const character = text.charAt(next);
    if (character === '' || ',;}])'.includes(character)) return end;
    if (`'"\``.includes(character)) at = stringEnd(text, next);
    else at = '{[('.includes(character) ? bracketEnd(text, next) : next + 1;
    end = at;
    if (commentEnd(text, at) > at) at = commentEnd(text, at);
  }
  return end;
}

function leafOf(text: string, grammar: Grammar): TreeNode {
  if (grammar === 'code') return { type: 'leaf', text, value: meaningOfCode(text) };
  // Numbers are compared as written: parsing would make large ones equal.
  return { type: 'leaf', text, value: text.startsWith('"') ? JSON.stringify(JSON.parse(text)) : text };
}
