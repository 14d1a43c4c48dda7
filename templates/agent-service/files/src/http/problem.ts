/** Every error that the API answers with. Codes are stable: clients may switch over them. */
const problems = {
  malformed_json: { status: 400, title: 'The body is not JSON' },
  credentials_missing: { status: 401, title: 'No credentials' },
  credentials_invalid: { status: 401, title: 'Unknown credentials' },
  session_expired: { status: 401, title: 'The session is over' },
  mfa_required: { status: 401, title: 'A second factor is needed' },
  too_many_sessions: { status: 401, title: 'Too many sessions' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'No such address' },
  run_not_found: { status: 404, title: 'No such run' },
  not_acceptable: { status: 406, title: 'No such representation' },
  run_finished: { status: 409, title: 'The run is over' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'Send application/json' },
  invalid_request: { status: 422, title: 'The request breaks a rule' },
  rate_limited: { status: 429, title: 'Too much in this minute' },
  internal: { status: 500, title: 'The service failed' },
  authentication_unavailable: { status: 503, title: 'Sign-in is unavailable' },
  unavailable: { status: 503, title: 'A store does not answer' },
  draining: { status: 503, title: 'The service is shutting down' },
} as const;

export type ProblemCode = keyof typeof problems;

/** RFC 9457, with the code as the last part of `type` and by itself. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly headers: Record<string, string>;
  readonly errors: readonly { path: string; message: string }[] | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { headers?: Record<string, string>; errors?: { path: string; message: string }[]; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
  }

  toResponse(): Response {
    const { status, title } = problems[this.code];
    const body = {
      type: `urn:acme-agent:problem:${this.code}`,
      title,
      status,
      code: this.code,
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
    };
    return Response.json(body, { status, headers: { 'content-type': 'application/problem+json', ...this.headers } });
  }
}
