import { type Database, migrate } from '@acme/database';
import { type Kysely, sql } from 'kysely';
import { type AuditEntry, chainOnto, GENESIS, type Link } from './audit-entry.ts';
import type { AuditSink } from './audit-sink.ts';
import { auditMigrations } from './migrations.ts';

interface Tables {
  audit_entries: AuditEntry;
  audit_anchor: Link;
}

/** One chain for all replicas: an advisory lock lets one transaction extend it at a time. */
export const createDatabaseSink = async ({ database }: { database: Database }): Promise<AuditSink> => {
  await migrate(database, { owner: 'security', migrations: auditMigrations });
  const db = database.sql as Kysely<Tables>;

  return {
    append: (records) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(hashtext('audit'))`.execute(transaction);
        const last = await lastEntry(transaction);
        await transaction
          .insertInto('audit_entries')
          .values(chainOnto(last ?? (await anchorOf(transaction)), records))
          .execute();
      }),
    read: async () => ({ anchor: await anchorOf(db), entries: pages(db) }),
    purge: (before) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(hashtext('audit'))`.execute(transaction);
        const cut = await lastEntry(transaction, before);
        if (!cut) return 0;
        const { numDeletedRows } = await transaction
          .deleteFrom('audit_entries')
          .where('seq', '<=', cut.seq)
          .executeTakeFirst();
        await transaction.deleteFrom('audit_anchor').execute();
        await transaction.insertInto('audit_anchor').values({ seq: cut.seq, hash: cut.hash }).execute();
        return Number(numDeletedRows);
      }),
  };
};

const lastEntry = async (db: Kysely<Tables>, before = Number.MAX_SAFE_INTEGER): Promise<Link | undefined> => {
  const query = db.selectFrom('audit_entries').select(['seq', 'hash']).where('at', '<', before);
  return asLink(await query.orderBy('seq', 'desc').limit(1).executeTakeFirst());
};

const anchorOf = async (db: Kysely<Tables>): Promise<Link> =>
  asLink(await db.selectFrom('audit_anchor').select(['seq', 'hash']).executeTakeFirst()) ?? GENESIS;

/** A driver may return a bigint as text. */
const asLink = (row: Link | undefined): Link | undefined => row && { seq: Number(row.seq), hash: row.hash };

async function* pages(db: Kysely<Tables>): AsyncGenerator<AuditEntry> {
  for (let seq = 0; ; ) {
    const rows = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(1_000)
      .execute();
    for (const row of rows) yield { ...row, seq: Number(row.seq), at: Number(row.at) };
    const last = rows.at(-1);
    if (!last) return;
    seq = Number(last.seq);
  }
}
