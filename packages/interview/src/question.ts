/** One thing that the interview asks, as data; a front draws it. */
export type Question = TextQuestion | ChoiceQuestion | ConfirmQuestion | SeveralQuestion | SheetQuestion;

interface Asked {
  /** The setting that `--set` gives the same answer to; absent for questions about the interview itself. */
  readonly path?: string;
  /** A few words; stands beside the answer once it is given. */
  readonly title: string;
  /** In everyday words. */
  readonly message: string;
  /** Lines below the question: help, an example, what the answer sets. */
  readonly notes: readonly string[];
  /** Where in the interview this is: `Square 3 of 12: Requirements`. */
  readonly progress?: string;
  /** What was wrong with the answer before. */
  readonly problem?: string;
}

export interface TextQuestion extends Asked {
  readonly kind: 'text';
  readonly default: string;
  /** What is wrong with a text, or undefined. */
  readonly check: (text: string) => string | undefined | Promise<string | undefined>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  /** What stands in the transcript once it is chosen. Default: the label; empty: nothing. */
  readonly done?: string;
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default: string;
}

export interface ConfirmQuestion extends Asked {
  readonly kind: 'confirm';
  readonly default: boolean;
}

export interface SeveralQuestion extends Asked {
  readonly kind: 'several';
  readonly choices: readonly Choice[];
  readonly default: readonly string[];
}

/** The assumption sheet: answered by `accept`, `save`, `full`, or the path of a setting to change. */
export interface SheetQuestion {
  readonly kind: 'sheet';
  readonly title: string;
  readonly pages: readonly SheetPage[];
  readonly warnings: readonly string[];
  /** The row to start at. */
  readonly at?: string;
}

export interface SheetPage {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly path: string;
  /** Of the topic; a row whose topic differs from that of the row above starts a group. */
  readonly topic: string;
  readonly title: string;
  readonly value: string;
  readonly origin: 'answer' | 'default' | 'derived';
  /** Why it has this value, in a few words. */
  readonly why: string;
  /** More about it, a paragraph each. */
  readonly details: readonly string[];
  /** False for what only follows from others. */
  readonly canChange: boolean;
}

export type Answer = string | boolean | readonly string[];

/** What comes back: an answer, or the wish to see the question before. */
export type Reply = { readonly kind: 'answer'; readonly value: Answer } | { readonly kind: 'back' };

/**
 * The front: puts one question to somebody. Throws CancelledError where they stop; an answer to a text question has
 * passed its check.
 */
export type Ask = (question: Question) => Promise<Reply>;
