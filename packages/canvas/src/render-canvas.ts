import { type Answers, canvasSchema } from './canvas-schema.ts';
import { isObject, type Json, setAt, valueIn } from './data.ts';
import { printPair } from './edit/print-yaml.ts';
import { isOpen } from './readiness.ts';
import { stageOf } from './resolve-canvas.ts';
import type { Stage } from './setting.ts';
import { settings, shapeOf } from './settings.ts';
import { type Topic, topics } from './topics.ts';

export interface RenderCanvasOptions {
  /** A line above each topic, and open topics as comments with their defaults. */
  readonly comments: boolean;
}

const headKeys = ['canvas', 'name', 'scope', 'description', 'stage', 'by'] as const;

/** A fresh canvas.yaml: the answers in the order of the format. It parses to the same canvas as the answers. */
export function renderCanvas(answers: Answers, { comments }: RenderCanvasOptions): string {
  const given = inOrder({ canvas: 1, ...answers });
  const topicsOf = (square: string) => topics().filter((topic) => topic.square === square);
  const squares = Object.keys(canvasSchema.shape).filter((key) => topicsOf(key).length > 0);
  const sections = [
    headLines(given, comments),
    ...topicsOf('head').map((topic) => topicLines({ topic, answers: given, comments, indent: 0 })),
    ...squares.map((square) => squareLines({ square, topics: topicsOf(square), answers: given, comments })),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join(comments ? '\n\n' : '\n')}\n`;
}

function headLines(answers: Answers, comments: boolean): string[] {
  const lines = headKeys.flatMap((key) => (answers[key] === undefined ? [] : pair(key, answers[key], 0)));
  if (!comments) return ['# yaml-language-server: $schema=.canvas/canvas.schema.json', ...lines];
  return [
    '# yaml-language-server: $schema=.canvas/canvas.schema.json',
    '# What this agent is meant to be. Change an answer here and sync; a line without # is an answer, the others show defaults.',
    ...lines,
  ];
}

interface TopicLines {
  readonly topic: Topic;
  readonly answers: Answers;
  readonly comments: boolean;
  readonly indent: number;
}

function topicLines({ topic, answers, comments, indent }: TopicLines): string[] {
  const keys = topic.path.split('.');
  const key = keys.at(-1) ?? '';
  const summary = `${' '.repeat(indent)}# ${topic.id} ${topic.title}: ${topic.summary}`;
  if (!isOpen(answers, topic.path))
    return [...(comments ? [summary] : []), ...pair(key, valueIn(answers, keys), indent)];
  if (!comments) return [];
  return [`${summary} (open)`, ...commentedOut(pair(key, defaultsOf(topic, stageOf(answers)), indent), indent)];
}

interface SquareLines extends Omit<TopicLines, 'topic' | 'indent'> {
  readonly square: string;
  readonly topics: readonly Topic[];
}

/** A square without an answer is a comment altogether: its key may not stand there without a value. */
function squareLines({ square, topics, answers, comments }: SquareLines): string[] {
  const lines = topics.flatMap((topic) => topicLines({ topic, answers, comments, indent: 2 }));
  if (topics.some(({ path }) => !isOpen(answers, path))) return [`${square}:`, ...lines];
  if (!comments) return [];
  return [
    `# ${square}:`,
    ...lines.map((line) => `#   ${line.replace(/^ {2}(# )?/, (_, mark) => (isSummary(line) ? (mark ?? '') : ''))}`),
  ];
}

const isSummary = (line: string) => /^ *# [CH]\d/.test(line);

const commentedOut = (lines: readonly string[], indent: number) =>
  lines.map((line) => `${' '.repeat(indent)}# ${line.slice(indent)}`);

const pair = (key: string, value: unknown, indent: number) =>
  printPair(key, value, { indent, step: 2, eol: '\n' }).split('\n');

/** What an open topic takes, as it would be written. */
function defaultsOf(topic: Topic, stage: Stage): unknown {
  const leaves = settings().filter((setting) => setting.topic === topic.path);
  const [first] = leaves;
  if (first?.path === topic.path) return first.defaults[stage];
  const defaults: Json = {};
  for (const { path, kind, defaults: byStage } of leaves) {
    const isText = kind === 'prose' && path.endsWith('.prose');
    if (!isText || leaves.length === 1) setAt(defaults, path.slice(topic.path.length + 1).split('.'), byStage[stage]);
  }
  return defaults;
}

/** A copy whose keys stand in the order of the format. */
function inOrder(answers: Answers): Answers {
  const sorted = (schema: Parameters<typeof shapeOf>[0], value: unknown): unknown => {
    const shape = shapeOf(schema);
    if (!shape || !isObject(value)) return value;
    const present = Object.entries(shape).filter(([key]) => value[key] !== undefined);
    return Object.fromEntries(present.map(([key, part]) => [key, sorted(part, value[key])]));
  };
  return sorted(canvasSchema, answers) as Answers;
}
