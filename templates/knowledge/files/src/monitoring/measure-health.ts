import { config } from '../config.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { Health } from '../knowledge.ts';

/** What this process has seen, for figures that no table holds. */
export interface Observed {
  /** Whether each of the latest searches found anything. */
  readonly hits: readonly boolean[];
  readonly failurePct: number | undefined;
}

/** Measures what knowledge.monitoring sets bounds to. */
export const measureHealth = async ({
  documents,
  fingerprint,
  observed,
  now,
}: {
  documents: DocumentStore;
  fingerprint: string;
  observed: Observed;
  now: number;
}): Promise<Health> => {
  const collected = await documents.collectedAt();
  const oldest = await documents.oldestPending(fingerprint);
  const figures = {
    hitRatePct:
      observed.hits.length > 0 ? (observed.hits.filter(Boolean).length / observed.hits.length) * 100 : undefined,
    stalenessMs: collected.size > 0 ? now - Math.min(...collected.values()) : undefined,
    lagMs: oldest === undefined ? 0 : now - oldest,
    failurePct: observed.failurePct,
  };
  return { ...figures, breaches: breachesOf(figures) };
};

const breachesOf = ({ hitRatePct, stalenessMs, lagMs, failurePct }: Omit<Health, 'breaches'>): string[] => {
  const { minHitRatePct, maxStalenessMs, maxLagMs, maxFailurePct } = config.monitoring;
  return [
    ...(hitRatePct !== undefined && hitRatePct < minHitRatePct
      ? [`${hitRatePct.toFixed(0)} % of searches find something, ${minHitRatePct} % should`]
      : []),
    ...(stalenessMs !== undefined && stalenessMs > maxStalenessMs
      ? [`a source was last read ${minutes(stalenessMs)} minutes ago, at most ${minutes(maxStalenessMs)} are allowed`]
      : []),
    ...(lagMs > maxLagMs
      ? [`a change has been waiting ${minutes(lagMs)} minutes for the index, at most ${minutes(maxLagMs)} are allowed`]
      : []),
    ...(failurePct !== undefined && failurePct > maxFailurePct
      ? [`${failurePct.toFixed(1)} % of documents failed, at most ${maxFailurePct} % may`]
      : []),
  ];
};

const minutes = (ms: number): number => Math.round(ms / 60_000);
