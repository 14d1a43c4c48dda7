import type { Answers } from './canvas-schema.ts';
import { valueIn } from './data.ts';

/** The answer that was given at a dotted path; undefined where none was. */
export const answerAt = (answers: Answers, path: string): unknown => valueIn(answers, path.split('.'));
