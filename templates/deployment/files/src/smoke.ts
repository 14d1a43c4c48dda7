import { metricNames } from '@acme/observability';
import { call, type Target } from './call.ts';

export interface Check {
  what: string;
  ok: boolean;
  detail: string;
}

const checks: { what: string; verify: (target: Target) => Promise<string | undefined> }[] = [
  { what: 'alive', verify: (target) => expectStatus(target, '/healthz') },
  { what: 'ready', verify: (target) => expectStatus(target, '/readyz') },
  {
    what: 'answers a run',
    verify: async (target) => {
      const response = await call(target, '/v1/runs', { input: 'Hello' });
      if (!response.ok) return `POST /v1/runs answered ${response.status}: ${(await response.text()).slice(0, 200)}`;
      const run: unknown = await response.json();
      const status = typeof run === 'object' && run !== null && 'status' in run ? run.status : undefined;
      return status === 'completed' ? undefined : `the run is ${String(status)}, not completed`;
    },
  },
  {
    what: 'counted the run',
    verify: async (target) => {
      const text = await (await call(target, '/metrics')).text();
      return text.includes(metricNames.runSeconds) ? undefined : `/metrics lacks ${metricNames.runSeconds}`;
    },
  },
];

const expectStatus = async (target: Target, path: string): Promise<string | undefined> => {
  const { status } = await call(target, path);
  return status === 200 ? undefined : `${path} answered ${status}`;
};

/** Asks a running service for what a deployment must have: health, readiness, one run, metrics. Never throws: a failure is a check. */
export const smoke = async (target: Target): Promise<Check[]> => {
  const results: Check[] = [];
  // In this order, one after the other: the metrics are those of the run before.
  for (const { what, verify } of checks) {
    const problem = await verify(target).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    results.push({ what, ok: problem === undefined, detail: problem ?? '' });
  }
  return results;
};
