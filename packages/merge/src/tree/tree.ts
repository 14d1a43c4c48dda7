/**
 * A text of keys and lists as a tree that prints back to exactly that text. JSON, YAML and the object of a config module all
 * become one, so that one merge serves them. Nodes are never changed in place.
 */
export type TreeNode = Leaf | Group;

/** A value without parts that could be merged: a number, a string, an expression, a block of text. */
export interface Leaf {
  readonly type: 'leaf';
  readonly text: string;
  /** What the text means, whatever its quotes and spacing; equal values have equal ones. */
  readonly value: string;
}

export interface Group {
  readonly type: 'map' | 'list';
  /** `flow`: between brackets, with commas. `block`: YAML's lines and indentation. */
  readonly style: 'flow' | 'block';
  readonly open: string;
  readonly entries: readonly Entry[];
  /** What stands after the last entry, then the closing bracket and what belongs to it (` as const`). */
  readonly tail: string;
  readonly close: string;
  /** White space before the line on which a flow group opens, and before each entry of a block. */
  readonly indent: string;
  readonly hasTrailingComma: boolean;
  /** A block whose first entry stands on the line of the dash before it. */
  readonly isCompact?: boolean;
  /** A map whose later entries overrule earlier ones: sorting it would change what it says. */
  readonly isOrdered?: boolean;
}

export interface Entry {
  /** Blank lines and comments above; between brackets also the white space before the key or item. */
  readonly lead: string;
  /** The key as it means; `undefined` for items of a list. */
  readonly key: string | undefined;
  /** The key as written with its colon, or the dash of an item; empty for items between brackets. */
  readonly head: string;
  /** Between head and value. */
  readonly space: string;
  readonly value: TreeNode;
  /** Between value and comma. */
  readonly gap: string;
  readonly hasComma: boolean;
  /** The rest of the line when it holds a comment; for block entries the rest with the line's end. */
  readonly trail: string;
}

/** The text of a node, as it was or as a merge has made it. */
export function printNode(node: TreeNode): string {
  if (node.type === 'leaf') return node.text;
  const last = node.entries.length - 1;
  const body = node.entries.map((entry, index) =>
    node.style === 'block' ? printLine(entry, node, index) : printItem(entry, node, index === last),
  );
  return node.open + body.join('') + node.tail + node.close;
}

function printLine(entry: Entry, { indent, isCompact }: Group, index: number): string {
  const rest = entry.head + entry.space + printNode(entry.value) + entry.gap + entry.trail;
  if (!isCompact || index > 0) return entry.lead + indent + rest;
  return entry.lead === '' ? rest : `\n${entry.lead}${indent}${rest}`;
}

function printItem(entry: Entry, { hasTrailingComma }: Group, isLast: boolean): string {
  const start = entry.lead + entry.head + entry.space + printNode(entry.value);
  if (isLast && !hasTrailingComma) return start + entry.gap + entry.trail;
  return entry.hasComma ? `${start}${entry.gap},${entry.trail}` : `${start},${entry.gap}${entry.trail}`;
}

/** What a node means, as one comparable text: keys in any order, items in theirs. */
export function meaningOf(node: TreeNode): string {
  if (node.type === 'leaf') return node.value;
  const parts = node.entries.map(({ key, value }) =>
    node.type === 'map' ? `${JSON.stringify(key)}:${meaningOf(value)}` : meaningOf(value),
  );
  return node.type === 'map' ? `{${parts.sort().join(',')}}` : `[${parts.join(',')}]`;
}

/** True where both mean the same; comments and layout aside. */
export function isSameNode(left: TreeNode | undefined, right: TreeNode | undefined): boolean {
  if (!left || !right) return left === right;
  return left === right || meaningOf(left) === meaningOf(right);
}

/** The group's entry of a key; `undefined` where the node is none or lacks it. */
export function entryOf(node: TreeNode | undefined, key: string): Entry | undefined {
  return node?.type === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}
