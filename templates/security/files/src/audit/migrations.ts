import type { Migration } from '@acme/database';

export const auditMigrations: Migration[] = [
  {
    id: '0001-audit',
    sql: `
      create table audit_entries (
        seq bigint primary key, at bigint not null, actor text not null, action text not null,
        resource text not null, outcome text not null, hash text not null
      );
      create index audit_entries_at on audit_entries (at);
      create table audit_anchor (seq bigint not null, hash text not null);
    `,
  },
];
