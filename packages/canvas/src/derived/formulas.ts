import type { Canvas } from '../canvas-schema.ts';
import { costFormulas } from './cost-formulas.ts';
import type { Derived } from './derived.ts';
import { loadFormulas } from './load-formulas.ts';
import { rateFormulas } from './rate-formulas.ts';
import { scoreFormulas } from './score-formulas.ts';

/** One derived number. */
export interface Formula {
  readonly name: Exclude<keyof Derived, 'tools' | 'specialists' | 'exampleInput'>;
  /** The setting that it replaces where the answer is `auto`. */
  readonly sets?: string;
  /** Words and `{paths}`: the paths are its inputs, and `explainDerived` shows the text with their values. */
  readonly formula: string;
  /** Why it is so, in one line. */
  readonly reason: string;
  readonly compute: (canvas: Canvas) => number;
}

/** Every formula, after the ones that it reads. */
export const formulas: readonly Formula[] = [...loadFormulas, ...rateFormulas, ...scoreFormulas, ...costFormulas];
