import { editCanvas } from '@agent-canvas/canvas';
import { renameKey } from '@agent-canvas/merge';
import type { AnswerStep, Migration } from '@agent-canvas/packs';
import { isMap, isScalar, type Node, type Pair, parse, parseDocument, visit, type YAMLMap } from 'yaml';

/**
 * Brings the text of a canvas.yaml to the answers of today: moved, mapped and dropped as the migrations say. Comments,
 * order and style stay; an answer that stands under both names keeps the new one. `applied` are ids of migrations that the
 * repository has seen: they are left out. Pure; run again, it changes nothing more. Throws CanvasError where the text is
 * not YAML.
 */
export function migrateAnswers(
  text: string,
  migrations: readonly Migration[],
  applied: readonly string[] = [],
): string {
  return stepsOf(migrations.filter(({ id }) => !applied.includes(id))).reduce(migrateAnswer, text);
}

/** The same for the answers of a lock, by dotted path. */
export function migrateLockedAnswers(
  answers: Readonly<Record<string, unknown>>,
  migrations: readonly Migration[],
): Record<string, unknown> {
  return stepsOf(migrations).reduce<Record<string, unknown>>((current, step) => {
    const { from, to, values } = step;
    const isInPlace = to === undefined && values !== undefined;
    const entries = Object.entries(current).flatMap(([path, value]): [string, unknown][] => {
      if (path !== from && !path.startsWith(`${from}.`)) return [[path, value]];
      if (isInPlace) return [[path, path === from ? mapped(value, step) : value]];
      if (to === undefined) return [];
      const moved = to + path.slice(from.length);
      return Object.hasOwn(current, moved) ? [] : [[moved, path === from ? mapped(value, step) : value]];
    });
    return Object.fromEntries(entries);
  }, answers);
}

const stepsOf = (migrations: readonly Migration[]): AnswerStep[] =>
  migrations.flatMap(({ steps }) => steps.flatMap((step) => ('answer' in step ? [step.answer] : [])));

function migrateAnswer(text: string, step: AnswerStep): string {
  const { from, to, values } = step;
  const unchanged = editCanvas(text, []);
  const value = valueIn(unchanged, from);
  if (value === undefined) return unchanged;
  const next = mapped(value, step);
  if (to === undefined) {
    if (values && JSON.stringify(next) === JSON.stringify(value)) return unchanged;
    return editCanvas(unchanged, [{ path: from, value: values ? next : undefined }]);
  }
  const isGone = value === null || (valueIn(unchanged, to) ?? null) !== null;
  if (isGone) return editCanvas(unchanged, [{ path: from, value: undefined }]);
  const renamed = parentOf(from) === parentOf(to) ? renamedInPlace(unchanged, from, to) : undefined;
  if (renamed !== undefined) return editCanvas(renamed, [{ path: to, value: next }]);
  const comments = commentsOf(unchanged, from);
  const edits = [
    { path: to, value: next },
    { path: from, value: undefined },
  ];
  return withComments(editCanvas(unchanged, edits), { path: to, comments });
}

/** The value under the name of before, item by item for a list. */
function mapped(value: unknown, { values }: AnswerStep): unknown {
  if (!values) return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, { from: '', values }));
  return typeof value !== 'object' && Object.hasOwn(values, String(value)) ? values[String(value)] : value;
}

const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/** Undefined where the key is an alias's or otherwise not plainly there, or where the new name stands without a value. */
function renamedInPlace(text: string, from: string, to: string): string | undefined {
  const name = to.split('.').at(-1) ?? to;
  const { text: renamed } = renameKey({ path: 'canvas.yaml', text, from, name });
  return renamed === text ? undefined : renamed;
}

function valueIn(text: string, path: string): unknown {
  let value: unknown = parse(text);
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** What a person wrote beside and inside an answer. */
function commentsOf(text: string, path: string): string[] {
  const pair = pairAt(text, path);
  const comments: string[] = [];
  for (const part of [pair?.key, pair?.value]) {
    if (!part) continue;
    visit(part, (_, node) => {
      const { commentBefore, comment } = node as { commentBefore?: string | null; comment?: string | null };
      // A comment above the key stays where it stands.
      if (node !== pair?.key && commentBefore) comments.push(...commentBefore.split('\n'));
      if (comment) comments.push(...comment.split('\n'));
    });
  }
  return comments;
}

function pairAt(text: string, path: string): Pair<Node, Node | null> | undefined {
  let node: unknown = parseDocument(text).contents;
  let pair: Pair<Node, Node | null> | undefined;
  for (const key of path.split('.')) {
    if (!isMap(node)) return undefined;
    pair = (node as YAMLMap<Node, Node | null>).items.find((item) => isScalar(item.key) && item.key.value === key);
    node = pair?.value;
  }
  return pair;
}

/** Puts comments on lines of their own above an answer. */
function withComments(text: string, place: { readonly path: string; readonly comments: readonly string[] }): string {
  const offset = pairAt(text, place.path)?.key.range?.[0];
  if (offset === undefined) return text;
  const missing = place.comments.filter((comment) => !text.includes(`#${comment}`));
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const lines = missing.map((comment) => `${indent}#${comment}${eol}`).join('');
  const result = text.slice(0, start) + lines + text.slice(start);
  return JSON.stringify(parse(result)) === JSON.stringify(parse(text)) ? result : text;
}
