import { isUnavailable } from '@acme/database';
import { AuthenticationUnavailable, Unauthenticated } from '@acme/security';
import { HTTPException } from 'hono/http-exception';
import { Problem } from './problem.ts';

/** What a thrown value means to a client; anything unforeseen is `internal`, whose text stays in the log. */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof Unauthenticated) {
    return new Problem(error.code, error.message, { headers: { 'www-authenticate': 'Bearer' }, cause: error });
  }
  if (error instanceof AuthenticationUnavailable) {
    return new Problem('authentication_unavailable', error.message, { headers: { 'retry-after': '5' }, cause: error });
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem('malformed_json', 'The body cannot be parsed as JSON.', { cause: error });
  }
  if (isUnavailable(error)) {
    const headers = { 'retry-after': '5' };
    return new Problem('unavailable', 'A store of the service does not answer; send it again.', {
      headers,
      cause: error,
    });
  }
  return new Problem('internal', 'The service failed; the log has the reason.', { cause: error });
};
