import { CanvasError, type Issue } from '@agent-canvas/errors';
import type { Answers, Canvas } from './canvas-schema.ts';
import { checkAnswers } from './check-answers.ts';
import { checkRules } from './check-rules.ts';
import { isObject, type Json, setAt } from './data.ts';
import { type Override, overrideValue } from './overrides.ts';
import { type Position, readYaml, type YamlText } from './read-yaml.ts';
import { resolveCanvas } from './resolve-canvas.ts';
import type { Stage } from './setting.ts';

export interface ParseOptions {
  /** How issues name the file. Default `canvas.yaml`. */
  readonly file?: string;
  /** `--set PATH=VALUE`, in order; they beat the file. */
  readonly overrides?: readonly Override[];
  /** Beats the stage of the file, not that of an override. */
  readonly stage?: Stage;
  /** Used where neither the file nor an override names the agent. */
  readonly name?: string;
}

export interface ParsedCanvas {
  /** Every key present, `auto` replaced, frozen. */
  readonly canvas: Canvas;
  /** What was given, as written, overrides and options included. */
  readonly answers: Answers;
  /** Warnings. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a canvas: defaults by stage, then the answers, then overrides, then `auto`, then the rules.
 * Throws CanvasError with everything that is wrong at once, and UsageError for an override of an unknown path.
 *
 *     const { canvas, issues } = parseCanvas('name: hello-agent', { stage: 'pilot' });
 */
export function parseCanvas(text: string, options: ParseOptions = {}): ParsedCanvas {
  const { file = 'canvas.yaml', overrides = [] } = options;
  const source = readYaml(text);
  const overridden = overrides.map(({ path }) => path);
  const checked = checkAnswers(withOptions(source.data, options));
  const isOverridden = (path: string) => overridden.some((given) => isWithin(path, given));
  const isUnknown = (path: string) => {
    if (isOverridden(path)) return isCovered(checked.failed, path);
    const isHidden = source.isBroken && !source.values.has(path);
    return isHidden || source.doubtful.has(path) || isCovered(checked.failed, path);
  };

  const syntax = source.problems.map((problem) => ({ ...syntaxIssue, ...problem, source: file }));
  const schema = checked.issues.filter(({ path }) => !isDoubtful(source, path) || isOverridden(path));
  const canvas = resolveCanvas(checked.answers);
  const rules = checkRules({ canvas, answers: checked.answers, isUnknown });
  const placed = [...schema, ...rules].map((issue) => {
    const given = overridden.find((path) => isWithin(issue.path, path));
    return given ? { ...issue, source: `--set ${given}` } : { ...issue, ...positionOf(issue, source), source: file };
  });
  const issues: Issue[] = [...syntax, ...placed].sort(byPosition);
  if (issues.some(({ code }) => code.startsWith('E_'))) throw new CanvasError({ issues, file });
  return { canvas, answers: checked.answers, issues };
}

const syntaxIssue = {
  code: 'E_YAML',
  path: '',
  allowed: 'YAML 1.2',
  hint: 'Text that starts with @, *, &, !, %, { or [, or that holds ": " or " #", must stand in quotes.',
} as const;

/** The data of the file with stage, name and overrides laid over it. */
export function withOptions(data: unknown, { overrides = [], stage, name }: ParseOptions): unknown {
  if (data !== undefined && data !== null && !isObject(data)) return data;
  const draft: Json = structuredClone(data ?? {});
  if (stage !== undefined) draft.stage = stage;
  if (name !== undefined) draft.name ??= name;
  for (const override of overrides) setAt(draft, override.path.split('.'), overrideValue(override));
  return draft;
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);

const isCovered = (failed: ReadonlySet<string>, path: string) => [...failed].some((outer) => isWithin(path, outer));

const isDoubtful = (source: YamlText, path: string) =>
  path !== '' && source.doubtful.has(nearestPath(path, source.values));

/** The longest part of `path` that the file holds. */
function nearestPath(path: string, known: ReadonlyMap<string, unknown>): string {
  const keys = path.split('.');
  while (keys.length > 0 && !known.has(keys.join('.'))) keys.pop();
  return keys.join('.');
}

/** An unknown key is reported at the key; so is a value that starts on a line below it. */
function positionOf({ code, path }: Issue, { keys, values }: YamlText): Position {
  const nearest = nearestPath(path, code === 'E_UNKNOWN_KEY' ? keys : values);
  const key = keys.get(nearest);
  const value = values.get(nearest);
  if (key && (code === 'E_UNKNOWN_KEY' || key.line !== value?.line)) return key;
  return value ?? { line: 1, column: 1 };
}

const byPosition = (a: Issue, b: Issue) =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || a.path.localeCompare(b.path);
