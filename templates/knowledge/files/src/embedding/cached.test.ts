import { type Database, migrate } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../migrations.ts';
import { withCache } from './cached.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, { owner: 'knowledge', migrations });
}, 60_000);
afterAll(() => database.close());

test('asks for each text once, and keeps embedders apart', async () => {
  const asked: string[][] = [];
  const embedder = (id: string) =>
    withCache(
      {
        id,
        dimensions: 2,
        embed: async (texts) => {
          asked.push([...texts]);
          return texts.map((text) => [text.length, 0.5]);
        },
      },
      { database },
    );
  expect(await embedder('one').embed(['a', 'bb', 'a'])).toEqual([
    [1, 0.5],
    [2, 0.5],
    [1, 0.5],
  ]);
  expect(await embedder('one').embed(['ccc', 'bb'])).toEqual([
    [3, 0.5],
    [2, 0.5],
  ]);
  await embedder('two').embed(['a']);
  expect(asked).toEqual([['a', 'bb'], ['ccc'], ['a']]);
});
