import type { Database } from '../database.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import type { EngineOptions } from '../engine-options.ts';
import { openPostgres } from './open-postgres.ts';

/** PostgreSQL at `DATABASE_URL`; without one, outside production, its embedded twin. */
export const openPostgresOrTwin = async (options: EngineOptions): Promise<Database> => {
  const { DATABASE_URL: url, NODE_ENV } = options.env;
  if (url) return openPostgres({ ...options, url });
  if (NODE_ENV === 'production')
    throw new Error('DATABASE_URL is not set: production does not run on the embedded twin');
  return openEmbedded(options);
};
