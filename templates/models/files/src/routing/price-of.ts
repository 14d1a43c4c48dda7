import type { ModelEntry } from '../model-entry.ts';

/** One number to compare prices by: requests of agents carry about four tokens in for one out. */
export function priceOf(entry: ModelEntry): number {
  return 4 * (entry.inputUsdPerMTok ?? 0) + (entry.outputUsdPerMTok ?? 0);
}
