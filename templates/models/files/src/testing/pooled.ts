import type { ModelEntry } from '../model-entry.ts';
import type { Choice, PooledModel } from '../routing/strategy.ts';
import { stubModel } from './stub-model.ts';

/** For tests: a model of the canvas at a price (USD for a million tokens in), with the answers of `stubModel`. */
export function pooled(
  id: string,
  price: number,
  ...steps: Parameters<typeof stubModel>[1][]
): PooledModel & { model: ReturnType<typeof stubModel> } {
  const entry: ModelEntry = { id, provider: 'openai', model: id, useCases: ['answer'], inputUsdPerMTok: price };
  return { entry, model: stubModel(id, ...steps) };
}

/** For tests: a choice among `ranked` for answers. */
export function choiceOf(ranked: PooledModel[], rest: Partial<Choice> = {}): Choice {
  return { use: 'answer', ranked: () => ranked, pool: ranked, fallback: [], ...rest };
}
