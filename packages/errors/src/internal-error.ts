/** A fault of this program, never of its user: an invariant that does not hold. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
  readonly code = 'E_INTERNAL';
  readonly exitCode = 1;
}
