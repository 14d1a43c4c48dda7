import type { Generated, Kysely } from 'kysely';
import type { Lifecycle } from '../lifecycle.ts';
import type { Turn } from '../memory.ts';
import { type Thread, threadKey } from '../owner.ts';
import type { StoreOptions } from '../store-options.ts';

interface Tables {
  memory_turns: {
    id: Generated<number>;
    tenant: string;
    user_id: string;
    thread_id: string;
    role: Turn['role'];
    text: string;
    at: Date;
  };
}

export interface WorkingStore extends Lifecycle {
  append(thread: Thread, turns: readonly Turn[]): Promise<void>;
  /** The last `limit` turns that are still within their time, oldest first. */
  recent(thread: Thread, limit: number): Promise<Turn[]>;
}

/** Turns in SQL, kept for `ttlMs`. */
export const createWorkingStore = ({
  database,
  cipher,
  clock,
  ttlMs,
}: Pick<StoreOptions, 'database' | 'cipher' | 'clock'> & { ttlMs: number }): WorkingStore => {
  const sql: Kysely<Tables> = database.sql;
  return {
    append: async (thread, turns) => {
      if (turns.length === 0) return;
      const { owner, threadId } = thread;
      const rows = turns.map(({ role, text, at }) => ({
        tenant: owner.tenant,
        user_id: owner.user,
        thread_id: threadId,
        role,
        text: cipher ? cipher.seal(text, threadKey(thread)) : text,
        at: new Date(at),
      }));
      await sql.insertInto('memory_turns').values(rows).execute();
    },
    recent: async (thread, limit) => {
      const { owner, threadId } = thread;
      const rows = await sql
        .selectFrom('memory_turns')
        .select(['role', 'text', 'at'])
        .where('tenant', '=', owner.tenant)
        .where('user_id', '=', owner.user)
        .where('thread_id', '=', threadId)
        .where('at', '>', new Date(clock() - ttlMs))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(({ role, text, at }) => ({
        role,
        text: cipher ? cipher.open(text, threadKey(thread)) : text,
        at: at.getTime(),
      }));
    },
    erase: async ({ tenant, user }) => {
      const { numDeletedRows } = await sql
        .deleteFrom('memory_turns')
        .where('tenant', '=', tenant)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    sweep: async (now) => {
      const { numDeletedRows } = await sql
        .deleteFrom('memory_turns')
        .where('at', '<=', new Date(now - ttlMs))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
};
