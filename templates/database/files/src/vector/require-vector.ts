import { sql } from 'kysely';
import type { Database } from '../database.ts';

/**
 * Makes sure that the server can store vectors, before a migration fails with less to say.
 *
 * @throws when pgvector is not installed on the server.
 */
export const requireVector = async ({ sql: connection }: Database): Promise<void> => {
  const { rows } = await sql`select 1 from pg_available_extensions where name = 'vector'`.execute(connection);
  if (rows.length > 0) return;
  throw new Error(
    'this PostgreSQL server has no pgvector (extension "vector"): install it on the server ' +
      '(package postgresql-<version>-pgvector, or the image pgvector/pgvector), or choose stores that need no vectors',
  );
};
