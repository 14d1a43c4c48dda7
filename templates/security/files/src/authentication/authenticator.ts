import type { Principal } from '../principal.ts';

/** Turns the headers of a request into a principal, or throws `Unauthenticated` or `AuthenticationUnavailable`. */
export interface Authenticator {
  authenticate(headers: Headers): Promise<Principal>;
}

export interface AuthenticatorOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: () => number;
  readonly fetch: typeof globalThis.fetch;
}
