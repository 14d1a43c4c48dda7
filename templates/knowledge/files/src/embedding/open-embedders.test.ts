import { type Database, migrate } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { config } from '../config.ts';
import { embedderFactories } from '../embedders.ts';
import type { Passage } from '../knowledge.ts';
import { migrations } from '../migrations.ts';
import { search } from '../retrieval/search.ts';
import { openEmbedders } from './open-embedders.ts';

const before = structuredClone(config.embedding);
const factories = [...embedderFactories];
let database: Database;
const batches: number[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, { owner: 'knowledge', migrations });
  embedderFactories.unshift(async (model) =>
    model.startsWith('test-')
      ? {
          id: model,
          dimensions: 2,
          embed: async (texts) => {
            batches.push(texts.length);
            return texts.map(() => [1, 0]);
          },
        }
      : undefined,
  );
}, 60_000);
afterAll(async () => {
  embedderFactories.splice(0, embedderFactories.length, ...factories);
  await database.close();
});
afterEach(() => {
  config.embedding = structuredClone(before);
});

const open = () => openEmbedders({ env: {}, fetch, database });

test('content may have a model of its own, and every content is also in the second index', async () => {
  config.embedding = {
    ...before,
    model: 'test-a',
    byContent: [{ content: 'code', model: 'test-b' }],
    fallback: 'test-c',
  };
  const embedders = await open();
  expect(embedders.forContent('prose').map(({ id }) => id)).toEqual(['test-a', 'test-c']);
  expect(embedders.forContent('code').map(({ id }) => id)).toEqual(['test-b', 'test-c']);
  expect(embedders.searched.map(({ id }) => id)).toEqual(['test-a', 'test-b']);
});

test('another model asks for a new index, an unchanged one does not', async () => {
  config.embedding.model = 'test-a';
  const { fingerprint } = await open();
  expect((await open()).fingerprint).toBe(fingerprint);
  config.embedding.fallback = 'test-c';
  expect((await open()).fingerprint).not.toBe(fingerprint);
});

test('no more than batchSize texts go to a model at once', async () => {
  config.embedding = { ...before, model: 'test-a', batchSize: 2 };
  const { searched } = await open();
  batches.length = 0;
  const texts = ['v', 'w', 'x', 'y', 'z'];
  expect(await searched[0]?.embed(texts)).toHaveLength(5);
  expect(batches).toEqual([2, 2, 1]);
});

test('when a model does not answer, the second index does; without one the search fails', async () => {
  const broken = { id: 'broken', dimensions: 2, embed: () => Promise.reject(new Error('out of reach')) };
  config.embedding.model = 'test-a';
  const { searched } = await open();
  const parts = { database, clock: Date.now };
  const embedders = { forContent: () => [], searched: [broken], second: searched[0], fingerprint: '' };
  const found: Passage[] = await search({ query: 'anything at all' }, { ...parts, embedders });
  expect(found).toEqual([]);
  await expect(
    search({ query: 'anything at all' }, { ...parts, embedders: { ...embedders, second: undefined } }),
  ).rejects.toThrow('out of reach');
});
