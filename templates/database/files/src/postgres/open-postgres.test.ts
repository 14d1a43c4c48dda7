import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { isUnavailable } from '../is-unavailable.ts';
import { postgresTestEngine } from '../testing/postgres-test-engine.ts';

describe.skipIf(postgresTestEngine.missing)('PostgreSQL', () => {
  test('a connection that ends inside a transaction fails that transaction, and nothing else', async () => {
    const database = await postgresTestEngine.open();
    const cutShort = database.sql.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database.sql);
      // Long enough for the client to hear of it while no statement of its own runs.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(transaction);
    });
    expect(isUnavailable(await cutShort.catch((error: unknown) => error))).toBe(true);
    expect((await sql`select 1 as one`.execute(database.sql)).rows).toEqual([{ one: 1 }]);
    await database.close();
  }, 60_000);
});
