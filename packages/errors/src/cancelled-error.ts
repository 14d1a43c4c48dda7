import { UserError } from './user-error.ts';

/** The user stopped (Ctrl-C, or "no" to the last question): nothing was written. Exit code 130. */
export class CancelledError extends UserError {
  override readonly name = 'CancelledError';

  constructor(message = 'Cancelled; nothing was written') {
    super({ code: 'E_CANCELLED', message, exitCode: 130 });
  }
}
