import type { StoreOptions } from '../store-options.ts';
import { fitNewest } from './fit-newest.ts';
import type { Window } from './window.ts';

/** The newest turns that fit; older ones are left out. */
export const createSlidingWindow: (options: StoreOptions) => Window = () => ({
  build: async (_thread, turns, maxTokens) => fitNewest(turns, maxTokens),
  stores: {},
});
