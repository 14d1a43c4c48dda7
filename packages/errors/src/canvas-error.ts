import { type Issue, UserError } from './user-error.ts';

export interface CanvasErrorOptions {
  /** Every finding, errors and warnings, in the order of the file. */
  readonly issues: readonly Issue[];
  /** The file as the user named it. */
  readonly file?: string;
  readonly cause?: unknown;
}

/** A canvas that cannot be used, with all that is wrong with it at once. Exit code 3. */
export class CanvasError extends UserError {
  override readonly name = 'CanvasError';
  declare readonly issues: readonly Issue[];

  constructor({ issues, file = 'canvas.yaml', cause }: CanvasErrorOptions) {
    const errors = issues.filter((issue) => issue.code.startsWith('E_')).length;
    super({
      code: 'E_CANVAS',
      message: `${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}`,
      hint: 'Correct each line that is named, then run the command again.',
      exitCode: 3,
      issues,
      cause,
    });
  }
}
