import type { StoreOptions } from '../store-options.ts';
import type { LongTerm } from './long-term-store.ts';

/** No long-term memory: what has left the window is forgotten. */
export const openNoLongTerm: (options: StoreOptions) => Promise<LongTerm> = async () => ({
  windowShare: 0,
  remember: async () => {},
  recall: async () => [],
  stores: {},
});
