import { UserError, type UserErrorOptions } from './user-error.ts';

/** A flag, argument or path that the command does not know, or an answer that is missing without a terminal. Exit code 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';

  constructor(options: Omit<UserErrorOptions, 'exitCode' | 'code'> & { readonly code?: string }) {
    super({ ...options, code: options.code ?? 'E_USAGE', exitCode: 2 });
  }
}
