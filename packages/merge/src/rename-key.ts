import { isMap, isScalar, type Node, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml';
import { parseValue } from './config/parse-value.ts';
import { skipTrivia } from './config/skip-trivia.ts';
import { jsonProblem } from './json/json-problem.ts';
import { entryOf, printNode, type TreeNode } from './tree/tree.ts';

export interface KeyRename {
  /** Decides how the text is read: `.json`, `.jsonc`, `.yaml`, `.yml`, or a `config.ts` module. */
  readonly path: string;
  readonly text: string;
  /** Dotted, from the root; in a config module from its `config` object. */
  readonly from: string;
  /** The key's new name. */
  readonly name: string;
}

export interface KeyRenamed {
  readonly text: string;
  /** Both names stand in the object: nothing was changed. */
  readonly isTaken: boolean;
}

/**
 * Renames one key where it stands: order, comments, quotes, indentation and line ends stay. A text without the key, or that
 * cannot be read, comes back as it was.
 */
export function renameKey({ path, text, from, name }: KeyRename): KeyRenamed {
  const rename = { keys: from.split('.'), name };
  if (/\.ya?ml$/.test(path)) return inYaml(text, rename);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = text.slice(mark.length);
  const found = /\.jsonc?$/.test(path) ? jsonValue(plain) : configValue(plain);
  const result = found && inTree(found.node, rename);
  if (!found || typeof result !== 'object') return { text, isTaken: result === 'taken' };
  return { text: mark + plain.slice(0, found.start) + printNode(result) + plain.slice(found.end), isTaken: false };
}

interface Renaming {
  readonly keys: readonly string[];
  readonly name: string;
}

interface Found {
  readonly node: TreeNode;
  readonly start: number;
  readonly end: number;
}

function jsonValue(text: string): Found | undefined {
  if (jsonProblem(text) !== undefined) return undefined;
  const start = skipTrivia(text, 0);
  return { start, ...parseValue(text, start, 'json') };
}

function configValue(text: string): Found | undefined {
  const declared = /^export const config\b[^=\n]*=/m.exec(text);
  if (!declared) return undefined;
  const start = skipTrivia(text, declared.index + declared[0].length);
  return { start, ...parseValue(text, start, 'code') };
}

function inTree(node: TreeNode, { keys, name }: Renaming): TreeNode | 'absent' | 'taken' {
  const [key = '', ...rest] = keys;
  const entry = entryOf(node, key);
  if (!entry || node.type === 'leaf') return 'absent';
  if (rest.length === 0 && entryOf(node, name)) return 'taken';
  const value = rest.length === 0 ? entry.value : inTree(entry.value, { keys: rest, name });
  if (typeof value === 'string') return value;
  const head = rest.length === 0 ? headOf(entry.head, name) : entry.head;
  // A method or a shorthand stands for itself: it has no name apart from its words.
  if (head === undefined) return 'absent';
  const entries = node.entries.map((other) => (other === entry ? { ...entry, head, value } : other));
  return { ...node, entries };
}

/** The head of an entry under another name, in its quotes, or in none where it needs none. */
function headOf(head: string, name: string): string | undefined {
  const written = /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\w$]+)/.exec(head)?.[0];
  if (written === undefined) return undefined;
  const needsQuotes = !/^[A-Za-z_$][\w$]*$/.test(name);
  const isSingle = written.startsWith("'") || (!written.startsWith('"') && needsQuotes);
  const double = JSON.stringify(name);
  const single = `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  const quoted = isSingle ? single : double;
  return (/^["']/.test(written) || needsQuotes ? quoted : name) + head.slice(written.length);
}

function inYaml(text: string, { keys, name }: Renaming): KeyRenamed {
  const same = { text, isTaken: false };
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return same;
  let node: unknown = document.contents;
  for (const [depth, key] of keys.entries()) {
    const pair = pairOf(node, key);
    if (!pair) return same;
    if (depth < keys.length - 1) {
      node = pair.value;
      continue;
    }
    if (pairOf(node, name)) return { text, isTaken: true };
    const [start = 0, end = 0] = pair.key.range ?? [];
    return { text: text.slice(0, start) + yamlKey(pair.key, name) + text.slice(end), isTaken: false };
  }
  return same;
}

function pairOf(node: unknown, key: string): Pair<Scalar, Node | null> | undefined {
  if (!isMap(node)) return undefined;
  const { items } = node as YAMLMap<Node, Node | null>;
  return items.find((pair): pair is Pair<Scalar, Node | null> => isScalar(pair.key) && String(pair.key.value) === key);
}

function yamlKey({ type }: Scalar, name: string): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(name);
  if (type === 'QUOTE_SINGLE') return `'${name.replaceAll("'", "''")}'`;
  return stringify(name, { lineWidth: 0 }).trimEnd();
}
