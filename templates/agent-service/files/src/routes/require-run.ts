import type { Principal, Security } from '@acme/security';
import { Problem } from '../http/problem.ts';
import type { RunStore, StoredRun } from '../runs/run-store.ts';

interface Question {
  readonly store: RunStore;
  readonly security: Security;
  readonly principal: Principal;
  readonly id: string;
}

/** The run, if the principal may read it. One that it may not read does not exist, as far as it is told. */
export const requireRun = async ({ store, security, principal, id }: Question): Promise<StoredRun> => {
  const found = await store.find(id);
  const decision = found && (await security.authorize(principal, 'runs:read', found.resource));
  if (found && decision?.allowed) return found;
  throw new Problem('run_not_found', `There is no run ${id} that you may read.`);
};
