import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** The first pgvector with an HNSW index. */
const OLDEST = '0.5.0';

/**
 * Makes sure that the server can store vectors, before a migration fails with less to say.
 *
 * @throws when pgvector is not installed on the server, or is older than `oldest`.
 */
export const requireVector = async ({ sql: connection }: Database, oldest = OLDEST): Promise<void> => {
  const { rows } = await sql<{ version: string }>`
    select default_version as version from pg_available_extensions where name = 'vector'`.execute(connection);
  const version = rows[0]?.version;
  if (version !== undefined && version.localeCompare(oldest, 'en', { numeric: true }) >= 0) return;
  throw new Error(
    `this PostgreSQL server has ${version === undefined ? 'no pgvector (extension "vector")' : `pgvector ${version}`}: ` +
      `install ${oldest} or later on the server (package postgresql-<version>-pgvector, or the image pgvector/pgvector), ` +
      'or choose stores that need no vectors',
  );
};
