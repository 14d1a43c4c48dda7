import type { Kysely } from 'kysely';

/** An open connection. `sql` may be narrowed by each owner: `const sql: Kysely<MyTables> = database.sql`. */
export interface Database {
  // biome-ignore lint/suspicious/noExplicitAny: each owner narrows it to its own tables, which this package does not know
  readonly sql: Kysely<any>;
  readonly engine: 'embedded' | 'postgres';
  /** Waits for statements under way, then releases connections, the worker thread and the folder. */
  close(): Promise<void>;
}

/** One step of an owner's schema. Never edited once applied: a change is a new migration. */
export interface Migration {
  /** Number and name, ascending in their owner's list: `0001-turns`. */
  readonly id: string;
  readonly sql: string;
}
