import { openTestDatabase } from '@acme/database/testing';
import { expect, test } from 'vitest';
import { documentWith } from '../testing/document-with.ts';
import { prepareUpdate } from '../testing/prepare-update.ts';
import { updateIncrementally } from './incremental.ts';

test('embeds what has changed since, or was made by other embedders, and nothing else', async () => {
  const database = await openTestDatabase();
  const { documents, embedders, asked } = await prepareUpdate(database);
  expect(await updateIncrementally({ database, documents, embedders })).toBe(2);
  expect(await updateIncrementally({ database, documents, embedders })).toBe(0);
  const [one, two] = await documents.all();
  const changed = documentWith({ ...one, text: 'Another text of document one.', digest: 'new' });
  await documents.replaceSource('help', [changed, documentWith({ ...two, digest: 'two' })], 2_000);
  expect(await documents.oldestPending('test')).toBe(2_000);
  expect(await updateIncrementally({ database, documents, embedders })).toBe(1);
  expect(await documents.oldestPending('test')).toBeUndefined();
  expect(asked).toEqual(['one', 'two', 'one']);
  expect(await updateIncrementally({ database, documents, embedders: { ...embedders, fingerprint: 'other' } })).toBe(2);
  await database.close();
}, 60_000);

test('goes on where it broke off', async () => {
  const database = await openTestDatabase();
  const { documents, embedders, asked } = await prepareUpdate(database);
  const [embedder] = embedders.searched;
  let calls = 0;
  const failing = {
    ...embedders,
    forContent: () => [
      {
        id: 'test-2',
        dimensions: 2,
        embed: async (texts: readonly string[]) => {
          calls += 1;
          if (calls === 2) throw new Error('out of reach');
          return (await embedder?.embed(texts)) ?? [];
        },
      },
    ],
  };
  await expect(updateIncrementally({ database, documents, embedders: failing })).rejects.toThrow('out of reach');
  expect(await updateIncrementally({ database, documents, embedders })).toBe(1);
  expect(asked).toEqual(['one', 'two']);
  await database.close();
}, 60_000);
