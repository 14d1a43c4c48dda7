/** One finding about what a user gave: where it stands, what is wrong, what is allowed and what to do. */
export interface Issue {
  /** `E_…` for an error, `W_…` for a warning. */
  readonly code: string;
  /** Dotted path of the setting: `memory.lifecycle.shortTermTtl`; empty for the whole file. */
  readonly path: string;
  /** 1-based; absent where the value did not come from a file. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** What would be accepted, in words. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The file that the position belongs to, or the flag that gave the value. */
  readonly source?: string;
}

export interface UserErrorOptions {
  /** Starts with `E_`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Default 1. */
  readonly exitCode?: number;
  readonly issues?: readonly Issue[];
  readonly cause?: unknown;
}

/** Something that the user can put right: what went wrong (`message`), what to do (`hint`), and the exit code. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: string;
  readonly hint: string | undefined;
  readonly exitCode: number;
  readonly issues: readonly Issue[] | undefined;

  constructor(options: UserErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
    this.issues = options.issues;
  }
}
