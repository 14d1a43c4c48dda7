import { setTimeout as sleep } from 'node:timers/promises';
import { metricNames } from '@acme/observability';
import { call, type Target } from './call.ts';
import { type Histogram, readHistogram } from './histogram.ts';

export interface LoadResult {
  /** Requests that were due, whatever became of them. */
  sent: number;
  failed: number;
  /** Completed well, a second, over the whole test. */
  achievedRps: number;
  /** From the moment that a request was due to the end of its answer, in milliseconds; of those that did well. */
  latenciesMs: number[];
  /** The service's own time, before and after, as it measured it itself. */
  service: { before: Histogram; after: Histogram };
}

const inFlightLimit = 5_000;

/**
 * An open loop: requests leave at a constant rate, whether or not earlier ones were answered, and waiting counts from the moment
 * that each was due. A closed loop would slow down with the service and hide its worst moments.
 */
export const load = async (options: {
  target: Target;
  rps: number;
  seconds: number;
  input: string;
}): Promise<LoadResult> => {
  const { target, rps, seconds, input } = options;
  const total = Math.max(1, Math.round(rps * seconds));
  const serviceTime = async (): Promise<Histogram> => {
    const response = await call(target, '/metrics');
    if (!response.ok) throw new Error(`/metrics answered ${response.status}`);
    return readHistogram(await response.text(), metricNames.serviceSeconds);
  };
  const latenciesMs: number[] = [];
  const inFlight = new Set<Promise<void>>();
  let failed = 0;

  const send = async (due: number): Promise<void> => {
    try {
      const response = await call(target, '/v1/runs', { input });
      const body = (await response.json()) as { status?: unknown };
      if (response.ok && body.status === 'completed') latenciesMs.push(performance.now() - due);
      else failed += 1;
    } catch {
      // A refused connection, a time-out and an unreadable answer are one thing to a user: a failure.
      failed += 1;
    }
  };

  const before = await serviceTime();
  const start = performance.now();
  for (let sent = 0; sent < total; sent += 1) {
    const due = start + (sent * 1000) / rps;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    if (inFlight.size >= inFlightLimit) {
      failed += 1;
      continue;
    }
    const request = send(due).finally(() => inFlight.delete(request));
    inFlight.add(request);
  }
  await Promise.all(inFlight);
  const achievedRps = (latenciesMs.length * 1000) / Math.max(performance.now() - start, (total * 1000) / rps);
  return { sent: total, failed, achievedRps, latenciesMs, service: { before, after: await serviceTime() } };
};
