import { rules, settingAt, settings } from '@agent-canvas/canvas';
import type { Issue } from '@agent-canvas/errors';
import type { Choice, ChoiceQuestion } from './question.ts';
import { squareTitle } from './square-titles.ts';

/** Answers that break a rule: shows each, and offers the settings that decide it. Answered by a path, or `save`. */
export function mendQuestion(issues: readonly Issue[]): ChoiceQuestion {
  const errors = issues.filter(({ code }) => code.startsWith('E_'));
  const paths = [...new Set(errors.flatMap(settingsOf))];
  return {
    kind: 'choice',
    title: 'Changed',
    message: 'Some answers do not fit together.',
    notes: errors.flatMap(({ message, hint }) => [`! ${message}`, ...(hint ? [`  ${hint}`] : [])]),
    choices: [...paths.map(choiceFor), { value: 'save', label: 'Save and stop', done: '' }],
    default: paths[0] ?? 'save',
  };
}

/** The settings that an issue's rule reads, the one that it names first. */
function settingsOf({ code, path }: Issue): readonly string[] {
  const rule = rules.find(({ name }) => `E_${name.replaceAll('-', '_').toUpperCase()}` === code);
  return [path, ...(rule?.reads ?? [])].flatMap(leavesAt);
}

/** Paths that a person can be asked for: a part of a list stands for the list, a group for its leaves. */
function leavesAt(path: string): readonly string[] {
  if (path.startsWith('derived.')) return [];
  const leaves = settings().filter(
    (setting) => setting.path === path || setting.path.startsWith(`${path}.`) || path.startsWith(`${setting.path}.`),
  );
  return leaves.filter(({ kind }) => kind !== 'prose').map((setting) => setting.path);
}

function choiceFor(path: string): Choice {
  const setting = settingAt(path);
  const place = setting ? `${squareTitle(setting.square)}: ${setting.title}` : path;
  return { value: path, label: `Change ${place}`, done: '', ...(setting && { description: setting.question }) };
}
