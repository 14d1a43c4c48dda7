import { resolve } from 'node:path';
import { openDatabase } from '@acme/database';
import type { KnowledgeStore, StoreOptions } from './knowledge-store.ts';

/** Knowledge has a database of its own: `KNOWLEDGE_DATABASE_URL`, or an embedded one in `<DATA_DIR>/knowledge`. */
export const openSeparateStore = async ({ env }: StoreOptions): Promise<KnowledgeStore> => {
  const database = await openDatabase({
    env: { ...env, DATABASE_URL: env.KNOWLEDGE_DATABASE_URL },
    dataDir: resolve(env.DATA_DIR || '.data', 'knowledge'),
  });
  return { database, close: () => database.close() };
};
