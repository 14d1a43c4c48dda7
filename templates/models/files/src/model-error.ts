/** Why a model call failed. `budget` is our own refusal to spend; the others are the provider's or the network's. */
export type ModelErrorCode =
  | 'unreachable'
  | 'unavailable'
  | 'rate-limited'
  | 'timeout'
  | 'interrupted'
  | 'unauthorized'
  | 'invalid-request'
  | 'budget';

const permanent: readonly ModelErrorCode[] = ['unauthorized', 'invalid-request', 'budget'];

/** A failed model call: its kind, whether another attempt may help, and how long the provider asked to wait. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ModelErrorCode,
    message: string,
    options: { retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = !permanent.includes(code);
    this.retryAfterMs = options.retryAfterMs;
  }
}
