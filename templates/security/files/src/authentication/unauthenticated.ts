/** The caller did not prove who they are; `code` is stable and safe to show. */
export class Unauthenticated extends Error {
  readonly code:
    | 'credentials_missing'
    | 'credentials_invalid'
    | 'session_expired'
    | 'mfa_required'
    | 'too_many_sessions';

  constructor(code: Unauthenticated['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unauthenticated';
    this.code = code;
  }
}
