import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose';
import { AuthenticationUnavailable } from './authentication-unavailable.ts';
import type { AuthenticatorOptions } from './authenticator.ts';
import { Unauthenticated } from './unauthenticated.ts';

const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const LEEWAY_SECONDS = 30;
const TIMEOUT_MS = 3_000;

/** Checks signature, issuer, audience and times of a token; its keys are found by discovery and cached. */
export const createTokenVerifier = ({ env, clock, fetch }: AuthenticatorOptions) => {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = env;
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

  const discoverOnce = (from: string) => {
    keys ??= discoverKeys(from, fetch).catch((error: unknown) => {
      keys = undefined;
      throw new AuthenticationUnavailable('The identity provider cannot be reached.', { cause: error });
    });
    return keys;
  };

  return async (token: string): Promise<JWTPayload> => {
    if (!issuer || !audience)
      throw new Unauthenticated('credentials_invalid', 'OIDC_ISSUER and OIDC_AUDIENCE are not set.');
    const keySet = await discoverOnce(issuer);
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: LEEWAY_SECONDS,
        currentDate: new Date(clock()),
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      return payload;
    } catch (error) {
      throw asAuthenticationError(error);
    }
  };
};

const discoverKeys = async (issuer: string, fetch: typeof globalThis.fetch) => {
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (found.issuer !== issuer)
    throw new Error(`${address} speaks for the issuer ${String(found.issuer)}, not ${issuer}.`);
  return createRemoteJWKSet(new URL(String(found.jwks_uri)), { timeoutDuration: TIMEOUT_MS, [customFetch]: fetch });
};

const asAuthenticationError = (error: unknown): Error => {
  if (error instanceof errors.JWTExpired)
    return new Unauthenticated('session_expired', 'The token has expired.', { cause: error });
  const isTokensFault =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
  if (isTokensFault)
    return new Unauthenticated('credentials_invalid', 'The token is not valid here.', { cause: error });
  return new AuthenticationUnavailable('The keys of the identity provider cannot be read.', { cause: error });
};
