import type { Issue } from '@agent-canvas/errors';
import type { Answers, Canvas } from './canvas-schema.ts';
import { valueIn } from './data.ts';
import { formulaInputs } from './derived/formula-inputs.ts';
import type { Breach, Rule } from './rules/rule.ts';
import { rules } from './rules/rules.ts';
import { settingAt, settings } from './settings.ts';

export interface RuleInput {
  readonly canvas: Canvas;
  readonly answers: Answers;
  /** Whether the value at a path of the file is unknown, because it or what it stands in failed. */
  readonly isUnknown: (path: string) => boolean;
}

/** Runs every rule whose inputs are known. */
export function checkRules({ canvas, answers, isUnknown }: RuleInput): Issue[] {
  const runnable = rules.filter(({ reads }) => !inputsOf(reads, answers).some(isUnknown));
  return runnable.flatMap((rule) => rule.check(canvas, answers).map((breach) => toIssue(rule, breach, answers)));
}

function toIssue({ name, severity }: Rule, { at, message, allowed, hint }: Breach, answers: Answers): Issue {
  const code = `${severity === 'error' ? 'E' : 'W'}_${name.replaceAll('-', '_').toUpperCase()}`;
  const path = at.find((candidate) => valueIn(answers, candidate.split('.')) !== undefined) ?? at[0];
  return { code, path, message, allowed, hint };
}

/** Every leaf that decides the values at `paths`: through formulas, and through the stage where it sets the default. */
function inputsOf(paths: readonly string[], answers: Answers): readonly string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    if (path.startsWith('derived.')) {
      formulaInputs(path).forEach(visit);
      return;
    }
    const setting = settingAt(path);
    if (!setting) {
      for (const leaf of settings()) if (leaf.path.startsWith(`${path}.`)) visit(leaf.path);
      return;
    }
    const given = valueIn(answers, path.split('.'));
    if (setting.auto && (given === undefined || given === 'auto')) formulaInputs(path).forEach(visit);
    if (given === undefined && setting.defaults.prototype !== setting.defaults.production) visit('stage');
  };
  paths.forEach(visit);
  return [...seen];
}
