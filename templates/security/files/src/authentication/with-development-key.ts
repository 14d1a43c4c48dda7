import { randomBytes } from 'node:crypto';
import type { Authenticator } from './authenticator.ts';
import { sameSecret, sha256 } from './same-secret.ts';

/** Accepts a key made at this boot beside the real credentials; in production it makes none. */
export const withDevelopmentKey = (
  real: Authenticator,
  env: NodeJS.ProcessEnv,
): Authenticator & { developmentKey?: string } => {
  if (env.NODE_ENV === 'production') return real;
  const developmentKey = `dev_${randomBytes(18).toString('base64url')}`;
  const expected = sha256(`Bearer ${developmentKey}`);
  return {
    developmentKey,
    async authenticate(headers) {
      if (!sameSecret(sha256(headers.get('authorization') ?? ''), expected)) return real.authenticate(headers);
      return { id: 'developer', tenant: 'default', roles: [], kind: 'development' };
    },
  };
};
