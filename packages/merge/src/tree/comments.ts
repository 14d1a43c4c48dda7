import type { Entry, TreeNode } from './tree.ts';

/** The comments of an entry and of all inside it, line by line without indentation: what a person wrote beside the keys. */
export function commentsOf(entry: Entry): string[] {
  return [...linesOf(entry.lead), ...linesOf(entry.space), ...commentsWithin(entry.value), ...besideOf(entry)];
}

/** The comments inside a node. */
export function commentsWithin(node: TreeNode): string[] {
  return node.type === 'leaf' ? [] : [...node.entries.flatMap(commentsOf), ...linesOf(node.tail)];
}

/** The comment on the line where an entry ends. */
export function besideOf(entry: Entry): string[] {
  return linesOf(entry.gap).concat(linesOf(entry.trail));
}

/** The lines of a stretch between two keys that hold anything, trimmed. */
export function linesOf(trivia: string): string[] {
  return trivia
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** True where both lists hold the same lines. */
export function isSameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
