import type { Gap } from '../gap.ts';
import type { Authorize, AuthorizerOptions, Decision } from './decision.ts';
import { canvasTable, createTableAuthorizer } from './policy-table.ts';

const TIMEOUT_MS = 1_000;

/**
 * Asks the policy engine at `OPA_URL` (`POST /v1/data/agent/authz/decision`); fails closed. Without the address, which
 * only development may lack, the same table decides in process.
 */
export const createOpaAuthorizer = ({ env, fetch, table = canvasTable() }: AuthorizerOptions): Authorize => {
  if (!env.OPA_URL) return createTableAuthorizer({ table });
  const address = `${env.OPA_URL.replace(/\/+$/, '')}/v1/data/agent/authz/decision`;

  return async (principal, permission, resource) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input: { principal, permission, resource: resource ?? null, table } }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) return closed(`it answered ${response.status}`);
      return readDecision(await response.json());
    } catch (error) {
      return closed((error as Error).name);
    }
  };
};

export const opaGaps = (env: NodeJS.ProcessEnv): Gap[] =>
  env.OPA_URL ? [] : [{ what: 'authorisation: no policy engine', fix: 'set OPA_URL to the address of OPA' }];

const closed = (why: string): Decision => ({ allowed: false, reason: `the policy engine gave no decision: ${why}` });

const readDecision = (body: unknown): Decision => {
  const { result } = body as { result?: { allowed?: unknown; reason?: unknown } };
  if (typeof result?.allowed !== 'boolean') return closed('the policy agent.authz is not loaded');
  return { allowed: result.allowed, reason: String(result.reason ?? 'policy agent.authz') };
};
