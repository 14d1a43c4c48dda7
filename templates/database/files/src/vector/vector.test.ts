import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing/index.ts';
import { embedText, requireVector, toVector } from './index.ts';

const cosine = (left: string, right: string): number => {
  const other = embedText(right);
  return embedText(left).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
};

test('equal texts have equal vectors, and words in common bring texts closer', () => {
  expect(cosine('Where is my order?', 'where is MY order')).toBeCloseTo(1, 5);
  expect(cosine('where is my order', 'when does my order arrive')).toBeGreaterThan(
    cosine('where is my order', 'refunds take five days') + 0.2,
  );
});

test('a misspelt word stays near', () => {
  expect(cosine('recieve the parcel', 'receive the parcel')).toBeGreaterThan(0.6);
});

test('a text without words has the zero vector', () => {
  expect([...embedText(' … ')].every((value) => value === 0)).toBe(true);
});

test('the embedded database compares vectors', async () => {
  const database = await openTestDatabase();
  await requireVector(database);
  await sql`create extension if not exists vector`.execute(database.sql);
  const { rows } = await sql<{
    near: number;
  }>`select 1 - (${toVector(embedText('a parcel'))}::vector <=> ${toVector(embedText('a parcel'))}::vector) as near`.execute(
    database.sql,
  );
  expect(rows[0]?.near).toBeCloseTo(1, 4);
  await database.close();
}, 60_000);

test('a server without pgvector, or with one that is too old, is named as such', async () => {
  const database = await openTestDatabase();
  await sql`create schema shadow`.execute(database.sql);
  await sql`create view shadow.pg_available_extensions as select 'vector'::text as name, '0.6.2'::text as default_version`.execute(
    database.sql,
  );
  await sql`set search_path = shadow, pg_catalog`.execute(database.sql);
  await expect(requireVector(database, '0.10.0')).rejects.toThrow(/has pgvector 0.6.2: install 0.10.0 or later/);
  await expect(requireVector(database, '0.5.0')).resolves.toBeUndefined();
  await sql`create or replace view shadow.pg_available_extensions as select 'plpgsql'::text as name, '1.0'::text as default_version`.execute(
    database.sql,
  );
  await expect(requireVector(database)).rejects.toThrow(/no pgvector/);
  await database.close();
}, 60_000);
