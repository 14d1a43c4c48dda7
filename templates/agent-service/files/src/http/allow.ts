import type { Principal, Resource, Security } from '@acme/security';
import { Problem } from './problem.ts';

interface Question {
  readonly security: Security;
  readonly principal: Principal;
  readonly permission: string;
  readonly resource?: Resource;
  /** What the audit entry names: `runs/run_1`. */
  readonly on: string;
}

/** Throws `forbidden` where the principal may not; a refusal is audited. */
export const allow = async ({ security, principal, permission, resource, on }: Question): Promise<void> => {
  const decision = await security.authorize(principal, permission, resource);
  if (decision.allowed) return;
  await security.audit({ actor: actorOf(principal), action: permission, resource: on, outcome: 'denied' });
  throw new Problem('forbidden', `You may not do this: ${decision.reason}.`);
};

export const actorOf = ({ tenant, id }: Principal): string => `${tenant}/${id}`;
