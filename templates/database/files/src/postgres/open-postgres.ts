import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.ts';
import type { EngineOptions } from '../engine-options.ts';

const BIGINT = 20;
const CONNECT_TIMEOUT_MS = 5_000;

/** PostgreSQL by a pool of at most `poolSize` connections. Fails at once when the server does not answer. */
export const openPostgres = async ({
  url,
  poolSize,
  statementTimeoutMs,
}: Pick<EngineOptions, 'poolSize' | 'statementTimeoutMs'> & { url: string }): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks leaves the pool; the next statement gets a fresh one, or the error. The pool hears of idle ones,
  // and a client in the middle of a transaction reports by itself: unheard, either would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new Error(`PostgreSQL at DATABASE_URL is out of reach: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  return { sql, engine: 'postgres', close: async () => (pool.ended ? undefined : pool.end()) };
};

/** Counts and times in milliseconds are bigint in SQL and stay far below 2^53: numbers, as the embedded engine has them. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text');
