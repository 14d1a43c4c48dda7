import type { Answers } from '@agent-canvas/canvas';

/** The answer given at a dotted path; undefined where none was. */
export function answerAt(answers: Answers, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], answers);
}
