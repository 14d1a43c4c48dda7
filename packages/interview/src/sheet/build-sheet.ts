import {
  type Answers,
  answerAt,
  type Canvas,
  explainDerived,
  type Setting,
  settings,
  topics,
  valueAt,
} from '@agent-canvas/canvas';
import type { Issue } from '@agent-canvas/errors';
import type { SheetPage, SheetQuestion, SheetRow } from '../question.ts';
import { squareTitle } from '../square-titles.ts';
import { applies } from '../steps/setting-step.ts';
import { derivedRows } from './derived-rows.ts';
import { showValue } from './show-value.ts';

interface SheetInput {
  readonly answers: Answers;
  readonly canvas: Canvas;
  readonly warnings: readonly Issue[];
  readonly at?: string | undefined;
}

/** The assumption sheet: by square, every setting that has an effect under these answers, its value and why. */
export function buildSheet({ answers, canvas, warnings, at }: SheetInput): SheetQuestion {
  const shown = settings().filter((setting) => isShown(setting, answers));
  const squares = [...new Set(shown.map(({ square }) => square))];
  const pages: SheetPage[] = squares.map((square) => ({
    title: squareTitle(square),
    rows: shown.filter((setting) => setting.square === square).map((setting) => rowOf(setting, answers, canvas)),
  }));
  return {
    kind: 'sheet',
    title: 'Assumptions',
    pages: [...pages, { title: 'What follows', rows: derivedRows(canvas) }],
    warnings: warnings.map(({ message }) => message),
    ...(at !== undefined && { at }),
  };
}

/** The format's number is no assumption, nor is a text or list of things that nobody has named. */
function isShown(setting: Setting, answers: Answers): boolean {
  const isNamed = answerAt(answers, setting.path) !== undefined;
  if (setting.path === 'canvas' || setting.kind === 'prose') return false;
  return (isNamed || setting.kind !== 'generative') && applies(setting, answers);
}

function rowOf(setting: Setting, answers: Answers, canvas: Canvas): SheetRow {
  const { path, title, question, sets } = setting;
  const value = showValue(valueAt(canvas, path), path);
  return {
    path,
    topic: topicTitle(setting.topic),
    title,
    value,
    ...reasonOf(setting, answers, canvas),
    canChange: true,
    details: [
      question,
      ...formulaOf(setting, answers, canvas),
      `Sets ${sets}.`,
      `--set ${path}=${flagValue(canvas, path)}`,
    ],
  };
}

const topicTitle = (path: string) => topics().find((topic) => topic.path === path)?.title ?? '';

const isDerived = ({ auto, path }: Setting, answers: Answers) =>
  auto !== undefined && (answerAt(answers, path) ?? 'auto') === 'auto';

function reasonOf(setting: Setting, answers: Answers, canvas: Canvas): Pick<SheetRow, 'origin' | 'why'> {
  const { path, defaults } = setting;
  if (isDerived(setting, answers)) return { origin: 'derived', why: explainDerived(path, canvas).filled };
  if (answerAt(answers, path) !== undefined) return { origin: 'answer', why: 'your answer' };
  if (path === 'scope') return { origin: 'derived', why: '@ and the name' };
  const differs = JSON.stringify(defaults.prototype) !== JSON.stringify(defaults.production);
  return { origin: 'default', why: differs ? `default of a ${canvas.stage}` : 'default' };
}

function formulaOf(setting: Setting, answers: Answers, canvas: Canvas): string[] {
  if (!isDerived(setting, answers)) return [];
  const { filled, reason } = explainDerived(setting.path, canvas);
  return [filled, reason];
}

function flagValue(canvas: Canvas, path: string): string {
  const value = valueAt(canvas, path);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[\w@./:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
