import { type Answers, type Canvas, parseCanvas, renderCanvas } from '@agent-canvas/canvas';
import { CanvasError, type Issue } from '@agent-canvas/errors';

export type Tried =
  | { readonly isValid: true; readonly canvas: Canvas; readonly warnings: readonly Issue[] }
  | { readonly isValid: false; readonly issues: readonly Issue[] };

/** Holds the answers to every rule, as the file that they would become. */
export function tryAnswers(answers: Answers): Tried {
  try {
    const { canvas, issues } = parseCanvas(renderCanvas(answers, { comments: false }));
    return { isValid: true, canvas, warnings: issues };
  } catch (error) {
    if (!(error instanceof CanvasError)) throw error;
    return { isValid: false, issues: error.issues };
  }
}
