import type { Database } from '@acme/database';

/** Where documents and passages are kept; closing it leaves alone what was handed in. */
export interface KnowledgeStore {
  readonly database: Database;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly database: Database;
  readonly env: NodeJS.ProcessEnv;
}
