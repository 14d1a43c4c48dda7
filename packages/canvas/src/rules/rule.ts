import type { Answers, Canvas } from '../canvas-schema.ts';

/** One break of a rule. */
export interface Breach {
  /** Where it can be put right, best place first; the first that the file gives is the one reported. */
  readonly at: readonly [string, ...string[]];
  readonly message: string;
  readonly allowed: string;
  readonly hint: string;
}

/** A rule across topics. It runs where everything that it reads passed the schema, whatever else failed. */
export interface Rule {
  /** `percentiles-ascend`; the code of its issues is `E_PERCENTILES_ASCEND`, or `W_…` for a warning. */
  readonly name: string;
  readonly severity: 'error' | 'warning';
  /** Paths of settings, groups, or derived values. */
  readonly reads: readonly string[];
  readonly check: (canvas: Canvas, answers: Answers) => readonly Breach[];
}
