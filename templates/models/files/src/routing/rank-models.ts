import { priceOf } from './price-of.ts';
import type { PooledModel } from './strategy.ts';

/** Best first: as the canvas lists them (`quality`), cheapest first (`cost`), or soonest first token (`latency`; unmeasured ones first, to be measured). */
export function rankModels(
  models: readonly PooledModel[],
  by: { optimizeFor: 'quality' | 'cost' | 'latency'; firstTokenMs: ReadonlyMap<string, number> },
): PooledModel[] {
  if (by.optimizeFor === 'quality') return [...models];
  const weight = ({ entry }: PooledModel) =>
    by.optimizeFor === 'cost' ? priceOf(entry) : (by.firstTokenMs.get(entry.id) ?? 0);
  return models.toSorted((a, b) => weight(a) - weight(b));
}
