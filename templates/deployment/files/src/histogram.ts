/** Cumulative counts by upper bound in seconds, over all label sets of a metric. */
export type Histogram = ReadonlyMap<number, number>;

/** Reads one histogram of the API's routes (`/v1/…`) from Prometheus text. */
export const readHistogram = (text: string, name: string): Histogram => {
  const counts = new Map<number, number>();
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${name}_bucket{`) || !line.includes('route="/v1/')) continue;
    const bound = Number(/le="([^"]+)"/.exec(line)?.[1]?.replace('+Inf', 'Infinity'));
    counts.set(bound, (counts.get(bound) ?? 0) + Number(line.slice(line.lastIndexOf(' '))));
  }
  return counts;
};

/** The share of what was observed between two readings that took at most `seconds`; 1 when nothing was. `seconds` must be a bound. */
export const shareWithin = (readings: { before: Histogram; after: Histogram }, seconds: number): number => {
  const observed = (bound: number): number => (readings.after.get(bound) ?? 0) - (readings.before.get(bound) ?? 0);
  const all = observed(Number.POSITIVE_INFINITY);
  return all === 0 ? 1 : observed(seconds) / all;
};
