import type { Database } from '@acme/database';
import type { AuditSink } from './audit/audit-sink.ts';
import type { Authenticator, AuthenticatorOptions } from './authentication/authenticator.ts';
import type { Authorize, AuthorizerOptions } from './authorization/decision.ts';
import type { Cipher } from './encryption/cipher.ts';
import * as wiring from './wiring.ts';

/** The ports of security; whatever the canvas chooses has these shapes. */
export interface Parts {
  createAuthenticator(options: AuthenticatorOptions): Authenticator;
  createAuthorizer(options: AuthorizerOptions): Authorize;
  createAuditSink(options: { env: NodeJS.ProcessEnv; database: Database }): Promise<AuditSink>;
  /** Throws where `ENCRYPTION_KEY` cannot be read. */
  createCipher(options: { env: NodeJS.ProcessEnv }): Cipher;
  mask(text: string): string;
}

export const parts: Parts = wiring;
