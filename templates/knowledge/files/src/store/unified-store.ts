import type { KnowledgeStore, StoreOptions } from './knowledge-store.ts';

/** Knowledge lives in the one database of the service, in tables of its own. */
export const openUnifiedStore = async ({ database }: StoreOptions): Promise<KnowledgeStore> => ({
  database,
  close: async () => {},
});
