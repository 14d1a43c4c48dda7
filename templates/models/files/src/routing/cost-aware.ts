import { estimateTokens } from '../estimate-tokens.ts';
import type { ModelRequest } from '../model.ts';
import { withFallback } from '../resilience/with-fallback.ts';
import { priceOf } from './price-of.ts';
import type { Strategy } from './strategy.ts';

const shortTokens = 1000;

/** Short requests go to the cheapest model for the use, the others to the best one; then the fallback models. */
export const costAware: Strategy = ({ use, ranked, fallback }) =>
  withFallback(use, (request) => {
    const best = ranked();
    const order = isSimple(request) ? best.toSorted((a, b) => priceOf(a.entry) - priceOf(b.entry)) : best;
    return [...new Set([...order.slice(0, 1), ...best.slice(0, 1), ...fallback].map(({ model }) => model))];
  });

/** Short, and no tool has answered yet: what tools say is worth the better model. */
function isSimple(request: ModelRequest): boolean {
  return estimateTokens(request) <= shortTokens && !request.messages.some((message) => message.role === 'tool');
}
