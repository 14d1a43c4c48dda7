import { withFallback } from '../resilience/with-fallback.ts';
import type { Strategy } from './strategy.ts';

/** The best model for the use answers; the fallback models stand in for it. */
export const fixed: Strategy = ({ use, ranked, fallback }) =>
  withFallback(use, () => [...new Set([...ranked().slice(0, 1), ...fallback].map(({ model }) => model))]);
