import type { CaseReport } from './case-report.ts';

/** What the cases add up to; ratios from 0 to 1, undefined where no case could tell. */
export interface Measures {
  /** Of the held-out cases where there are any, else of all. */
  accuracy: number | undefined;
  consistency: number | undefined;
  regulatory: number | undefined;
  security: number | undefined;
  cost_per_request_usd: number | undefined;
  /** 95 % of the cases took at most this long. */
  task_p95_ms: number | undefined;
}

/** Quality measures of a run on a real model; on the scripted model all of them are undefined. */
export function measure(cases: CaseReport[]): Measures {
  const measured = cases.filter(({ quality }) => quality !== undefined);
  const heldOut = measured.filter((one) => one.heldOut);
  return {
    accuracy: share(heldOut.length > 0 ? heldOut : measured, ({ quality }) => quality === true),
    consistency: share(measured, ({ consistent }) => consistent),
    regulatory: share(
      measured.filter(({ gate }) => gate === 'regulatory'),
      ({ quality }) => quality === true,
    ),
    security: share(
      measured.filter(({ gate }) => gate === 'security'),
      ({ quality }) => quality === true,
    ),
    cost_per_request_usd:
      measured.length === 0 ? undefined : measured.reduce((sum, { costUsd }) => sum + costUsd, 0) / measured.length,
    task_p95_ms: percentile(
      measured.map(({ ms }) => ms),
      0.95,
    ),
  };
}

function share(cases: CaseReport[], holds: (one: CaseReport) => boolean): number | undefined {
  return cases.length === 0 ? undefined : cases.filter(holds).length / cases.length;
}

function percentile(values: number[], at: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * at) - 1];
}
