import type { AnswersByPath } from '../render-answers.ts';
import { coveringArray, type Row } from './covering-array.ts';
import { factors } from './factors.ts';
import { isForbidden } from './forbidden-pairs.ts';

/** One canvas of the matrix. */
export interface MatrixRow {
  /** `01`, `02`, … */
  readonly id: string;
  readonly choices: Row;
  readonly answers: AnswersByPath;
}

/** The rows of the matrix: every allowed pair of choices stands in one of them. */
export const matrixRows = (): readonly MatrixRow[] =>
  coveringArray(factors(), isForbidden).map((choices, index) => ({
    id: String(index + 1).padStart(2, '0'),
    choices,
    answers: answersOf(choices),
  }));

/** The answers of some choices, with what they need to be valid. */
export function answersOf(choices: Row): AnswersByPath {
  const chosen = factors().flatMap((factor) => {
    const choice = factor.choices.find(({ label }) => label === choices[factor.name]);
    return choice ? [choice.answers] : [];
  });
  return Object.assign({ name: 'matrix-agent' }, companionsOf(choices), ...chosen);
}

function companionsOf(choices: Row): AnswersByPath {
  const compares = choices['api.comparison.enabled'] === 'true';
  return compares ? { 'api.comparison.candidate': 'small' } : {};
}
