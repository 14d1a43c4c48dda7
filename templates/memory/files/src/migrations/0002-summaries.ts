import type { Migration } from '@acme/database';

/** What turns said that have left the window: one text a thread, covering them up to `until`. */
export const summaries: Migration = {
  id: '0002-summaries',
  sql: `
    create table memory_summaries (
      tenant text not null,
      user_id text not null,
      thread_id text not null,
      text text not null,
      until timestamptz not null,
      primary key (tenant, user_id, thread_id)
    );
    create index memory_summaries_by_age on memory_summaries (until);
  `,
};
