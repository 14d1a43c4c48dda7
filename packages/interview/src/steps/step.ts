import type { Answers } from '@agent-canvas/canvas';
import type { Answer, Question } from '../question.ts';
import type { ItemFrame } from '../state.ts';

/** One question of the interview, and what its answer does to the answers so far. Pure. */
export interface Step {
  readonly id: string;
  /** The setting whose `--set` gives the same answer. */
  readonly path: string;
  isAsked(answers: Answers): boolean;
  question(answers: Answers): Question;
  take(answers: Answers, value: Answer): Taken;
}

export interface Taken {
  readonly answers: Answers;
  /** Questions that come first, such as the fields of an item. */
  readonly open?: ItemFrame;
  /** The step is asked again; with `problem`, because the answer was refused. */
  readonly again?: boolean;
  readonly problem?: string;
}
