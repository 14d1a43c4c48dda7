import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Migration } from './database.ts';
import { migrate } from './migrate.ts';
import { testEngines } from './testing/index.ts';

const STATEMENT_TIMEOUT_MS = 300;
const first: Migration = {
  id: '0001-things',
  sql: 'create table things (id int primary key); insert into things values (1)',
};
const second: Migration = { id: '0002-names', sql: "alter table things add column name text not null default 'none'" };

for (const engine of testEngines) {
  describe.skipIf(engine.missing)(
    `the ${engine.name} engine${engine.missing ? ` (skipped: ${engine.missing})` : ''}`,
    () => {
      let database: Database;
      beforeAll(async () => {
        database = await engine.open({ statementTimeoutMs: STATEMENT_TIMEOUT_MS });
      }, 60_000);
      afterAll(() => database?.close());

      test('returns the same JavaScript values', async () => {
        const at = new Date('2026-01-02T03:04:05.678Z');
        const { rows } =
          await sql`select ${9_007_199_254_740_991}::bigint as big, ${1.5}::float8 as real, ${at}::timestamptz as at,
        ${JSON.stringify({ a: [1] })}::jsonb as json, ${['x', 'y']}::text[] as list, ${null}::text as nothing, ${true}::boolean as yes`.execute(
            database.sql,
          );
        expect(rows).toEqual([
          { big: 9_007_199_254_740_991, real: 1.5, at, json: { a: [1] }, list: ['x', 'y'], nothing: null, yes: true },
        ]);
      });

      test('counts the rows that a statement touched', async () => {
        await sql`create table counted (id int)`.execute(database.sql);
        await sql`insert into counted values (1), (2), (3)`.execute(database.sql);
        const result = await database.sql.deleteFrom('counted').where('id', '>', 1).executeTakeFirst();
        expect(result.numDeletedRows).toBe(2n);
      });

      test('rolls a failed transaction back and reports the code of the error', async () => {
        await sql`create table once (id int primary key)`.execute(database.sql);
        const failing = database.sql.transaction().execute(async (transaction) => {
          await transaction.insertInto('once').values({ id: 1 }).execute();
          await transaction.insertInto('once').values({ id: 1 }).execute();
        });
        await expect(failing).rejects.toMatchObject({ code: '23505' });
        expect(await database.sql.selectFrom('once').selectAll().execute()).toEqual([]);
      });

      test('keeps transactions that run side by side apart', async () => {
        await sql`create table tally (n int)`.execute(database.sql);
        await sql`insert into tally values (0)`.execute(database.sql);
        const increment = () =>
          database.sql.transaction().execute(async (transaction) => {
            const { rows } = await sql<{ n: number }>`select n from tally for update`.execute(transaction);
            await sql`update tally set n = ${(rows[0]?.n ?? 0) + 1}`.execute(transaction);
          });
        await Promise.all(Array.from({ length: 10 }, increment));
        expect(await database.sql.selectFrom('tally').selectAll().execute()).toEqual([{ n: 10 }]);
      });

      test('gives a statement up after the time-out and goes on working', async () => {
        await expect(sql`select pg_sleep(1)`.execute(database.sql)).rejects.toMatchObject({ code: '57014' });
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await expect(sql`select 1 as one`.execute(database.sql)).resolves.toMatchObject({ rows: [{ one: 1 }] });
      });

      test('applies migrations once, in order, per owner', async () => {
        expect(await migrate(database, { owner: 'a', migrations: [first] })).toEqual(['0001-things']);
        expect(await migrate(database, { owner: 'a', migrations: [first, second] })).toEqual(['0002-names']);
        expect(await migrate(database, { owner: 'a', migrations: [first, second] })).toEqual([]);
        expect(await database.sql.selectFrom('things').selectAll().execute()).toEqual([{ id: 1, name: 'none' }]);
      });

      test('applies none of the pending migrations when one fails', async () => {
        const good = { id: '0001-good', sql: 'create table good (id int)' };
        const bad = { id: '0002-bad', sql: 'create table bad (id nonsense)' };
        await expect(migrate(database, { owner: 'b', migrations: [good, bad] })).rejects.toThrow(/b: 0002-bad failed/);
        await expect(database.sql.selectFrom('good').selectAll().execute()).rejects.toMatchObject({ code: '42P01' });
      });

      test('refuses a migration that was edited after it was applied', async () => {
        await migrate(database, { owner: 'c', migrations: [{ id: '0001-c', sql: 'select 1' }] });
        const edited = migrate(database, { owner: 'c', migrations: [{ id: '0001-c', sql: 'select 2' }] });
        await expect(edited).rejects.toThrow(/c: 0001-c was edited/);
      });

      test('accepts an option that was switched on between two others, and one that was switched off', async () => {
        const [one, two, three] = ['0001-d', '0002-d', '0003-d'].map((id) => ({ id, sql: 'select 1' }));
        if (!(one && two && three)) throw new Error('three migrations');
        await migrate(database, { owner: 'd', migrations: [one, three] });
        expect(await migrate(database, { owner: 'd', migrations: [two, three] })).toEqual(['0002-d']);
      });

      test('refuses a list that is out of order', async () => {
        await expect(migrate(database, { owner: 'e', migrations: [second, first] })).rejects.toThrow(/out of order/);
      });

      test('lets replicas that boot together migrate once', async () => {
        const migrations = [{ id: '0001-f', sql: 'create table raced (id int)' }];
        const applied = await Promise.all([1, 2, 3].map(() => migrate(database, { owner: 'f', migrations })));
        expect(applied.flat()).toEqual(['0001-f']);
      });

      test('closes after the statements under way', async () => {
        const other = await engine.open();
        const slow = sql`select pg_sleep(0.2), 7 as seven`.execute(other.sql);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await other.close();
        await expect(slow).resolves.toMatchObject({ rows: [{ seven: 7 }] });
      }, 60_000);
    },
  );
}
