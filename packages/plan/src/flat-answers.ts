import { type Answers, settingAt } from '@agent-canvas/canvas';

/** The answers that were given, by dotted path of the setting; the format's own version is none. */
export function flatAnswers(answers: Answers): Record<string, unknown> {
  const { canvas: _format, ...given } = answers;
  return Object.fromEntries(leavesOf(given, ''));
}

function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (settingAt(path)) return value === undefined ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`));
}
