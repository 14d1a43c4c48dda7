import type { Kysely } from 'kysely';
import { config } from '../config.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { type Thread, threadKey } from '../owner.ts';
import type { StoreOptions } from '../store-options.ts';

interface Tables {
  memory_summaries: { tenant: string; user_id: string; thread_id: string; text: string; until: Date };
}

/** A thread's summary, of its turns up to `until` (milliseconds since 1970). */
interface Summary {
  readonly text: string;
  readonly until: number;
}

export interface SummaryStore extends Lifecycle {
  read(thread: Thread): Promise<Summary | undefined>;
  write(thread: Thread, summary: Summary): Promise<void>;
}

/** Summaries in SQL; they live as long as the turns that they stand for would have. */
export const createSummaryStore = ({ database, cipher }: Pick<StoreOptions, 'database' | 'cipher'>): SummaryStore => {
  const sql: Kysely<Tables> = database.sql;
  return {
    read: async (thread) => {
      const row = await sql
        .selectFrom('memory_summaries')
        .select(['text', 'until'])
        .where('tenant', '=', thread.owner.tenant)
        .where('user_id', '=', thread.owner.user)
        .where('thread_id', '=', thread.threadId)
        .executeTakeFirst();
      if (!row) return undefined;
      return { text: cipher ? cipher.open(row.text, threadKey(thread)) : row.text, until: row.until.getTime() };
    },
    write: async (thread, { text, until }) => {
      const value = { text: cipher ? cipher.seal(text, threadKey(thread)) : text, until: new Date(until) };
      const key = { tenant: thread.owner.tenant, user_id: thread.owner.user, thread_id: thread.threadId };
      await sql
        .insertInto('memory_summaries')
        .values({ ...key, ...value })
        .onConflict((conflict) => conflict.columns(['tenant', 'user_id', 'thread_id']).doUpdateSet(value))
        .execute();
    },
    erase: async ({ tenant, user }) => {
      const { numDeletedRows } = await sql
        .deleteFrom('memory_summaries')
        .where('tenant', '=', tenant)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    sweep: async (now) => {
      const { numDeletedRows } = await sql
        .deleteFrom('memory_summaries')
        .where('until', '<=', new Date(now - config.workingTtlMs))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
};
