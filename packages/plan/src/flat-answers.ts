import { type Answers, answerAt, settings } from '@agent-canvas/canvas';

/** The answers that were given, by dotted path of the setting; the format's own version is none. */
export function flatAnswers(answers: Answers): Record<string, unknown> {
  const given = settings()
    .filter(({ path }) => path !== 'canvas')
    .map(({ path }) => [path, answerAt(answers, path)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
