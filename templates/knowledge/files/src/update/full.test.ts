import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { prepareUpdate } from '../testing/prepare-update.ts';
import { updateFully } from './full.ts';

test('embeds everything each time, and leaves the old index alone until the new one is complete', async () => {
  const database = await openTestDatabase();
  const { documents, embedders, asked } = await prepareUpdate(database);
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from knowledge_passages`.execute(database.sql)).rows[0]?.n;
  expect(await updateFully({ database, documents, embedders })).toBe(2);
  expect(await updateFully({ database, documents, embedders })).toBe(2);
  expect(asked).toEqual(['one', 'two', 'one', 'two']);
  const broken = {
    ...embedders,
    forContent: () => [{ id: 'test-2', dimensions: 2, embed: () => Promise.reject(new Error('out of reach')) }],
  };
  await expect(updateFully({ database, documents, embedders: broken })).rejects.toThrow('out of reach');
  expect(await count()).toBe(2);
  await database.close();
}, 60_000);
