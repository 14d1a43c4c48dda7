import { InternalError } from '@agent-canvas/errors';
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Override } from './override.ts';
import { parseOverrides } from './overrides.ts';

/** A rule wherever it stands. */
type Rule = Omit<Override, 'line'>;

/** `set` adds a rule, or changes the one for the same path; `remove` takes out the rules for just this path. */
export type OverrideEdit = { readonly set: Rule } | { readonly remove: string };

const header = `# The team's policy for files of the pack; the last rule that matches holds. own: ours for good · skip: we do
# without it · pin: stays as it is. After a change run sync. Each rule says why, and with expires: until which day.
`;

/**
 * Edits the text of `.canvas/overrides.yaml`: comments, order and style of every other rule stay. Throws CanvasError where
 * the text is not sound.
 */
export function editOverrides(text: string, edit: OverrideEdit): string {
  const before = parseOverrides(text).map(({ line, ...rule }) => rule);
  const expected = 'set' in edit ? withRule(before, edit.set) : before.filter(({ path }) => path !== edit.remove);
  if (isSame(before, expected)) return text;
  const edited = [spliced, reprinted].map((way) => way(text, edit)).find((result) => says(result, expected));
  if (edited === undefined) throw new InternalError(`No edit of the overrides does ${JSON.stringify(edit)}`);
  return edited;
}

function withRule(rules: readonly Rule[], rule: Rule): Rule[] {
  const at = rules.findLastIndex(({ path }) => path === rule.path);
  return at < 0 ? [...rules, rule] : rules.with(at, rule);
}

const isSame = (a: readonly Rule[], b: readonly Rule[]): boolean => canonical(a) === canonical(b);

const canonical = (rules: readonly Rule[]): string =>
  JSON.stringify(rules.map(({ path, policy, reason, expires }) => [path, policy, reason, expires]));

function says(text: string, rules: readonly Rule[]): boolean {
  try {
    return isSame(parseOverrides(text), rules);
  } catch {
    return false;
  }
}

const isOf =
  (path: string) =>
  (item: unknown): boolean =>
    isMap(item) && item.get('path') === path;

/** Rules are written a line for each key; only lines of the rule at hand change. */
function spliced(text: string, edit: OverrideEdit): string {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const { contents } = parseDocument(text);
  const items = isSeq<Node>(contents) && !contents.flow ? (contents.items as YAMLMap<Node, Node | null>[]) : [];
  if ('remove' in edit) {
    const gone = items.filter(isOf(edit.remove)).reverse();
    const rest = gone.reduce((current, item) => withoutLines(current, item), text);
    return gone.length === items.length ? `${rest.replace(/\s*$/, '')}${eol}`.replace(/^\s+$/, '') : rest;
  }
  const found = items.findLast(isOf(edit.set.path));
  const indent = items[0] ? columnOf(text, items[0]) - 2 : 0;
  const print = (rule: object, first: string, other: string): string =>
    stringify(rule, { lineWidth: 0 })
      .trimEnd()
      .split('\n')
      .map((line, index) => `${' '.repeat(Math.max(0, indent))}${index === 0 ? first : other}${line}`)
      .join(eol);
  if (!found) {
    const start = text.trim() === '' ? header.replaceAll('\n', eol) : text.replace(/^\[\]\s*$/m, '');
    return `${start}${start === '' || start.endsWith('\n') ? '' : eol}${print(edit.set, '- ', '  ')}${eol}`;
  }
  return changedRule({ text, item: found, rule: edit.set, eol });
}

function columnOf(text: string, node: Node): number {
  const start = node.range?.[0] ?? 0;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return start - line - (line === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** Takes out the lines of an item, and a comment that stands at the end of one of them. */
function withoutLines(text: string, item: Node): string {
  const [start = 0, end = 0] = item.range ?? [];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', Math.max(start, lastOf(text, end)));
  return text.slice(0, from) + (to < 0 ? '' : text.slice(to + 1));
}

/** The last character before `end` that is no white space. */
const lastOf = (text: string, end: number): number => text.slice(0, end).trimEnd().length - 1;

interface RuleChange {
  readonly text: string;
  readonly item: YAMLMap<Node, Node | null>;
  readonly rule: Rule;
  readonly eol: string;
}

/** Changes the values that differ, those between braces all at once, others from the last to the first, so that the places of the others hold. */
function changedRule({ text, item, rule, eol }: RuleChange): string {
  if (item.flow) {
    const [start = 0, end = 0] = item.range ?? [];
    return (
      text.slice(0, start) + stringify(rule, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd() + text.slice(end)
    );
  }
  const pairs = (item.items as Pair<Node, Node | null>[]).filter(({ value }) => value !== null).reverse();
  const missing = rule.expires !== undefined && !item.has('expires');
  let result = text;
  for (const [index, { key, value }] of pairs.entries()) {
    const name = isScalar(key) ? String(key.value) : '';
    const wanted = rule[name as keyof typeof rule];
    const [start = 0, end = 0] = value?.range ?? [];
    const last = lastOf(result, end) + 1;
    if (index === 0 && missing) {
      const line = endOfLine(result, Math.max(start, last - 1));
      const indent = ' '.repeat(columnOf(result, item));
      result = `${result.slice(0, line)}${eol}${indent}expires: ${rule.expires}${result.slice(line)}`;
    }
    if (wanted === undefined) {
      const from = result.lastIndexOf('\n', (key.range?.[0] ?? 0) - 1) + 1;
      const to = result.indexOf('\n', last - 1);
      result = result.slice(0, from) + (to < 0 ? '' : result.slice(to + 1));
    } else if (!isScalar(value) || value.value !== wanted) {
      result = result.slice(0, start) + stringify(wanted, { lineWidth: 0 }).trimEnd() + result.slice(last);
    }
  }
  return result;
}

function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

/** For texts too odd to splice: the library prints the document anew, with its comments. */
function reprinted(text: string, edit: OverrideEdit): string {
  const document = parseDocument(text);
  const list: YAMLSeq | undefined = isSeq(document.contents) ? document.contents : undefined;
  if ('remove' in edit) {
    if (list) list.items = list.items.filter((item) => !isOf(edit.remove)(item));
    return document.toString({ lineWidth: 0 });
  }
  const found = list?.items.findLast(isOf(edit.set.path));
  if (isMap(found)) {
    for (const key of ['policy', 'reason', 'expires'] as const) {
      if (edit.set[key] === undefined) found.delete(key);
      else found.set(key, edit.set[key]);
    }
  } else if (list) list.items.push(document.createNode(edit.set));
  else document.contents = document.createNode([edit.set]) as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}
