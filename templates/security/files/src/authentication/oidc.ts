import type { JWTPayload } from 'jose';
import type { Gap } from '../gap.ts';
import type { Authenticator, AuthenticatorOptions } from './authenticator.ts';
import { bearerToken } from './bearer-token.ts';
import { createTokenVerifier } from './oidc-token-verifier.ts';
import { principalOfClaims } from './principal-of-claims.ts';
import { sha256 } from './same-secret.ts';
import { createSessions } from './sessions.ts';

const CACHED_TOKENS = 10_000;

/**
 * Access tokens (JWT) of any OpenID provider, from `OIDC_ISSUER` for `OIDC_AUDIENCE`. A verified token is remembered
 * until it ends, since a signature costs more than the rest of a request; session rules are checked on every one.
 */
export const createOidcAuthenticator = ({ env, clock, fetch }: AuthenticatorOptions): Authenticator => {
  const verify = createTokenVerifier({ env, clock, fetch });
  const sessions = createSessions({ clock });
  const verified = new Map<string, JWTPayload>();

  return {
    async authenticate(headers) {
      const token = bearerToken(headers);
      const key = sha256(token).toString('base64');
      const known = verified.get(key);
      const claims = known && (known.exp ?? 0) * 1000 > clock() ? known : await verify(token);
      sessions.admit(claims);
      if (claims !== known) remember(verified, key, claims);
      return principalOfClaims(claims);
    },
  };
};

export const oidcGaps = (env: NodeJS.ProcessEnv): Gap[] => [
  ...(env.OIDC_ISSUER
    ? []
    : [{ what: 'sign-in: no identity provider', fix: 'set OIDC_ISSUER to the issuer of its tokens' }]),
  ...(env.OIDC_AUDIENCE
    ? []
    : [{ what: 'sign-in: no audience', fix: 'set OIDC_AUDIENCE to what tokens for this API name' }]),
];

const remember = (verified: Map<string, JWTPayload>, key: string, claims: JWTPayload): void => {
  verified.delete(key);
  verified.set(key, claims);
  const [oldest] = verified.keys();
  if (verified.size > CACHED_TOKENS && oldest !== undefined) verified.delete(oldest);
};
