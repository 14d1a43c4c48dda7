import type { Answers, Topic } from '@agent-canvas/canvas';
import type { Step } from './steps/step.ts';

/** Where an interview is: the answers so far, and what is still to be asked, innermost last. A value; nothing changes it. */
export interface State {
  readonly answers: Answers;
  readonly frames: readonly Frame[];
  /** The state at the question before. */
  readonly before?: State;
  readonly outcome?: 'create' | 'save';
}

export type Frame = StartFrame | ScopeFrame | StepsFrame | TopicsFrame | ItemFrame | SheetFrame;

/** Quick or square by square. */
export interface StartFrame {
  readonly at: 'start';
  /** Questions that the caller has answered already. */
  readonly fixed: readonly string[];
}

/** Which topics: those that the stage requires, or all. */
export interface ScopeFrame {
  readonly at: 'scope';
}

export interface StepsFrame {
  readonly at: 'steps';
  readonly steps: readonly Step[];
  readonly index: number;
  readonly problem?: string;
}

export interface TopicsFrame {
  readonly at: 'topics';
  readonly topics: readonly Topic[];
  readonly index: number;
}

/** One item of a list, field by field. */
export interface ItemFrame {
  readonly at: 'item';
  /** Of the list. */
  readonly path: string;
  readonly index: number;
  readonly field: number;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly problem?: string;
}

export interface SheetFrame {
  readonly at: 'sheet';
  /** The row that was changed last. */
  readonly row?: string;
}
