import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database, Migration } from './database.ts';
import { MigrationError } from './migration-error.ts';

interface Applied {
  id: string;
  checksum: string;
}

/**
 * Applies an owner's pending migrations, all of them or none, in one transaction under an advisory lock, so that
 * replicas booting together do not race. An id may be missing from the list (an option that was switched off keeps
 * its tables) and may come in between (an option that was switched on).
 *
 * @returns the ids applied now, in order.
 * @throws MigrationError when a list is out of order, an applied migration was edited, or the engine refuses one.
 */
export const migrate = async (
  database: Database,
  { owner, migrations }: { owner: string; migrations: readonly Migration[] },
): Promise<string[]> => {
  requireAscending(owner, migrations);
  return database.sql.transaction().execute(async (transaction) => {
    await prepare(transaction);
    const applied = await readApplied(transaction, owner);
    const pending = migrations.filter((migration) => isPending(owner, migration, applied));
    for (const migration of pending) await apply(transaction, owner, migration);
    return pending.map(({ id }) => id);
  });
};

const requireAscending = (owner: string, migrations: readonly Migration[]): void => {
  const ids = migrations.map(({ id }) => id);
  const misplaced = ids.find((id, index) => index > 0 && id <= (ids[index - 1] ?? ''));
  if (misplaced) throw new MigrationError(`${owner}: ${misplaced} is listed twice or out of order`);
};

const prepare = async (transaction: Transaction<unknown>): Promise<void> => {
  // Waiting for another replica's migrations, or building an index, may well take longer than a request may.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`select pg_advisory_xact_lock(hashtext('schema_migrations'))`.execute(transaction);
  await sql`create table if not exists schema_migrations (
    owner text not null,
    id text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    primary key (owner, id)
  )`.execute(transaction);
};

const readApplied = async (transaction: Transaction<unknown>, owner: string): Promise<Map<string, string>> => {
  const { rows } = await sql<Applied>`select id, checksum from schema_migrations where owner = ${owner}`.execute(
    transaction,
  );
  return new Map(rows.map(({ id, checksum }) => [id, checksum]));
};

const isPending = (owner: string, migration: Migration, applied: ReadonlyMap<string, string>): boolean => {
  const checksum = applied.get(migration.id);
  if (checksum === undefined) return true;
  if (checksum === checksumOf(migration)) return false;
  throw new MigrationError(
    `${owner}: ${migration.id} was edited after it was applied; restore it and add a new migration`,
  );
};

const apply = async (transaction: Transaction<unknown>, owner: string, migration: Migration): Promise<void> => {
  try {
    await sql.raw(migration.sql).execute(transaction);
  } catch (cause) {
    throw new MigrationError(`${owner}: ${migration.id} failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  await sql`insert into schema_migrations (owner, id, checksum) values (${owner}, ${migration.id}, ${checksumOf(migration)})`.execute(
    transaction,
  );
};

const checksumOf = ({ sql: text }: Migration): string => createHash('sha256').update(text.trim()).digest('hex');
