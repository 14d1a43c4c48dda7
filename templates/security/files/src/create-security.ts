import type { Database } from '@acme/database';
import type { AuditRecord, Verdict } from './audit/audit-entry.ts';
import { createAudit } from './audit/create-audit.ts';
import { withDevelopmentKey } from './authentication/with-development-key.ts';
import type { Authorize } from './authorization/decision.ts';
import { config } from './config.ts';
import { parts } from './parts.ts';
import type { Principal } from './principal.ts';
import { warningChecks } from './wiring.ts';

export interface Security {
  /** A key for this boot; absent in production. */
  readonly developmentKey?: string;
  /** Throws `Unauthenticated`, or `AuthenticationUnavailable` where the identity provider does not answer. */
  authenticate(headers: Headers): Promise<Principal>;
  authorize: Authorize;
  /** Replaces personal data by its kind. */
  mask(text: string): string;
  /** The masked text of an input for a log line; undefined where the class of the data forbids logging it at all. */
  loggable(text: string): string | undefined;
  /** Resolves when the entry is stored. */
  audit(entry: AuditRecord): Promise<void>;
  verifyAudit(): Promise<Verdict>;
  /** Drops audit entries older than their retention; returns how many. */
  purgeAudit(): Promise<number>;
  /** What works and wants an operator's attention, as one sentence each. */
  warnings(): string[];
}

export interface SecurityOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly fetch?: typeof globalThis.fetch;
}

/** Joins what the canvas chose: authentication, authorisation, masking and audit. Throws where the environment cannot be read. */
export const createSecurity = async (options: SecurityOptions): Promise<Security> => {
  const { env, database, clock = Date.now, fetch = globalThis.fetch } = options;
  const { authenticate, developmentKey } = withDevelopmentKey(parts.createAuthenticator({ env, clock, fetch }), env);
  const audit = createAudit({ sink: await parts.createAuditSink({ env, database }), clock, mask: parts.mask });
  const mayLog = config.dataClass === 'public' || config.dataClass === 'internal';

  return {
    ...(developmentKey !== undefined && { developmentKey }),
    authenticate,
    authorize: parts.createAuthorizer({ env, fetch }),
    mask: parts.mask,
    loggable: (text) => (mayLog ? parts.mask(text) : undefined),
    audit: audit.record,
    verifyAudit: audit.verify,
    purgeAudit: audit.purge,
    warnings: () => warningChecks.flatMap((check) => check(env, clock())),
  };
};
