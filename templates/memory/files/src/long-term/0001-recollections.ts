import type { Migration } from '@acme/database';

/**
 * Long-term memory. There is no index over vectors: an owner's rows are found by the first index and compared
 * exactly, which an approximate index, filtered afterwards, would not do.
 */
export const recollections: Migration = {
  id: '0001-recollections',
  sql: `
    create extension if not exists vector;
    create table memory_recollections (
      id bigint generated always as identity primary key,
      tenant text not null,
      user_id text not null,
      thread_id text not null,
      digest text not null,
      text text not null,
      words tsvector,
      embedder text not null,
      embedding vector not null,
      importance real not null,
      at timestamptz not null,
      unique (tenant, user_id, digest)
    );
    create index memory_recollections_by_age on memory_recollections (at);
  `,
};
