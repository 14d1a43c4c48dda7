import type { Database } from '@acme/database';
import type { Cipher, Summarise } from './memory.ts';

/** What the stores on the database are opened with. */
export interface StoreOptions {
  readonly database: Database;
  readonly cipher: Cipher | undefined;
  readonly summarise: Summarise | undefined;
  readonly clock: () => number;
}
