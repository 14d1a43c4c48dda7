import type { JWTPayload } from 'jose';
import { config } from '../config.ts';
import { Unauthenticated } from './unauthenticated.ts';

interface Session {
  readonly startedAt: number;
  seenAt: number;
}

/**
 * The session rules that a resource server can hold a token to: how long ago the user signed in (`auth_time`), how old
 * a token may be (`iat`), how many sessions (`sid`) one user has at a time, and a second factor (`amr`). Sessions are
 * counted in this process: with several replicas the provider should hold the same limit.
 */
export const createSessions = ({ clock }: { clock: () => number }) => {
  const users = new Map<string, Map<string, Session>>();

  return {
    /** Throws `Unauthenticated` where a rule is broken. */
    admit(claims: JWTPayload): void {
      const now = clock();
      const issuedAt = (claims.iat ?? 0) * 1000;
      const startedAt = typeof claims.auth_time === 'number' ? claims.auth_time * 1000 : issuedAt;
      if (now - startedAt > config.session.timeoutMs)
        throw new Unauthenticated('session_expired', 'The session is over: sign in again.');
      if (now - issuedAt > config.session.refreshMs)
        throw new Unauthenticated('session_expired', 'The token is too old: refresh it.');
      if (config.requireMfa && !hasSecondFactor(claims))
        throw new Unauthenticated('mfa_required', 'Sign in with a second factor.');
      if (typeof claims.sid === 'string') count({ user: String(claims.sub), id: claims.sid, startedAt, now });
    },
  };

  function count(session: { user: string; id: string; startedAt: number; now: number }): void {
    const { user, id, startedAt, now } = session;
    const open = users.get(user) ?? new Map<string, Session>();
    users.delete(user);
    users.set(user, open.set(id, { startedAt, seenAt: now }));
    for (const [other, { seenAt }] of open) if (now - seenAt > config.session.refreshMs) open.delete(other);
    forgetIdle(now);
    const newest = [...open].sort(([, a], [, b]) => b.startedAt - a.startedAt).slice(0, config.session.maxConcurrent);
    if (newest.some(([kept]) => kept === id)) return;
    throw new Unauthenticated(
      'too_many_sessions',
      `Newer sessions took the place of this one (at most ${config.session.maxConcurrent}).`,
    );
  }

  /** The map is in order of use: those at its front that were idle for a refresh period go. */
  function forgetIdle(now: number): void {
    for (const [user, open] of users) {
      if ([...open.values()].some(({ seenAt }) => now - seenAt <= config.session.refreshMs)) return;
      users.delete(user);
    }
  }
};

/** RFC 8176: `mfa`, or two different methods. */
const hasSecondFactor = ({ amr }: JWTPayload): boolean =>
  Array.isArray(amr) && (amr.includes('mfa') || new Set(amr).size > 1);
