import type { Migration } from '@acme/database';

/** Working memory: every turn, until its time is over. */
export const turns: Migration = {
  id: '0001-turns',
  sql: `
    create table memory_turns (
      id bigint generated always as identity primary key,
      tenant text not null,
      user_id text not null,
      thread_id text not null,
      role text not null check (role in ('user', 'assistant')),
      text text not null,
      at timestamptz not null
    );
    create index memory_turns_of_thread on memory_turns (tenant, user_id, thread_id, id);
    create index memory_turns_by_age on memory_turns (at);
  `,
};
