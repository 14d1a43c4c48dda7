import type { Migration } from '@acme/database';

export const serviceMigrations: Migration[] = [
  {
    id: '0001-runs',
    sql: `
      create table runs (
        id text primary key, tenant text not null, owner text not null, attributes text not null, thread_id text not null,
        status text not null, input text not null, result text, replica text not null,
        lease_until bigint not null, cancel_requested boolean not null default false,
        created_at bigint not null, finished_at bigint
      );
      create index runs_owner on runs (tenant, owner);
      create index runs_running on runs (lease_until) where status = 'running';
      create index runs_created on runs (created_at);
    `,
  },
  {
    id: '0002-feedback',
    sql: `
      create table feedback (
        run_id text not null references runs (id) on delete cascade, author text not null,
        content text not null, at bigint not null, primary key (run_id, author)
      );
    `,
  },
];
