import type { config } from './config.ts';
import { shareWithin } from './histogram.ts';
import type { LoadResult } from './load.ts';
import { percentile } from './percentile.ts';

export interface Verdict {
  name: string;
  measured: string;
  limit: string;
  ok: boolean;
}

/** Holds a load test to the numbers of the canvas. `rps` is the rate that was asked for. */
export const judge = (options: { result: LoadResult; limits: typeof config; rps: number }): Verdict[] => {
  const { result, limits, rps } = options;
  const own = (name: string, share: number, ms: number): Verdict => {
    const within = shareWithin(result.service, ms / 1000);
    return {
      name: `service ${name}`,
      measured: `${(within * 100).toFixed(1)} % within ${ms} ms`,
      limit: `at least ${share * 100} %`,
      ok: within >= share,
    };
  };
  const errorPct = (result.failed / result.sent) * 100;
  const p95 = percentile(result.latenciesMs, 0.95);
  return [
    own('p50', 0.5, limits.service.p50Ms),
    own('p95', 0.95, limits.service.p95Ms),
    own('p99', 0.99, limits.service.p99Ms),
    {
      name: 'whole p95',
      measured: `${p95.toFixed(0)} ms`,
      limit: `at most ${limits.loadP95Ms} ms`,
      ok: p95 <= limits.loadP95Ms,
    },
    {
      name: 'errors',
      measured: `${errorPct.toFixed(2)} %`,
      limit: `at most ${limits.errorRatePct} %`,
      ok: errorPct <= limits.errorRatePct,
    },
    // Five hundredths for the answers that were still on their way when the last request left.
    {
      name: 'rate',
      measured: `${result.achievedRps.toFixed(1)}/s`,
      limit: `at least ${(rps * 0.95).toFixed(1)}/s`,
      ok: result.achievedRps >= rps * 0.95,
    },
  ];
};
