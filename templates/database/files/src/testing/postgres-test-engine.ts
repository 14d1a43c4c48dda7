import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { config } from '../config.ts';
import { openPostgres } from '../postgres/open-postgres.ts';
import { findPostgres, startPostgres } from './start-postgres.ts';
import type { TestEngine } from './test-engine.ts';

const binaries = findPostgres();

/** A new database on the server at `DATABASE_URL`, or on a throwaway local server. */
export const postgresTestEngine: TestEngine = {
  name: 'postgres',
  missing: process.env.DATABASE_URL || binaries ? undefined : 'no DATABASE_URL, and no initdb in /usr/lib/postgresql',
  open: async (overrides = {}) => {
    const server = process.env.DATABASE_URL
      ? { url: process.env.DATABASE_URL, stop: async () => {} }
      : await startPostgres(binaries ?? '');
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await administer(server.url, `create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const database = await openPostgres({ ...config, ...overrides, url: url.href });
    return {
      ...database,
      close: async () => {
        await database.close();
        await administer(server.url, `drop database if exists ${name} with (force)`);
        await server.stop();
      },
    };
  },
};

const administer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
};
