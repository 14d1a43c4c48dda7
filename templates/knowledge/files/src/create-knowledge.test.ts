import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { config } from './config.ts';
import { createKnowledge } from './create-knowledge.ts';
import type { Knowledge } from './knowledge.ts';

const HOUR = 3_600_000;
const REVIEWED = '---\nreviewed: 2026-05-20\n---\n';
const pages = {
  'returns.md': `${REVIEWED}# Returns\n\nA pair that does not fit may be sent back within thirty days of delivery.`,
  'shipping.md': `${REVIEWED}# Shipping\n\nParcels leave the warehouse on the next working day and take three days.`,
};
const before = structuredClone(config);
let now: number;
let folder: string;
let database: Database;
let knowledge: Knowledge | undefined;
let dataDir: string;

const write = async (name: string, text: string, at = now): Promise<void> => {
  await writeFile(join(folder, name), text);
  await utimes(join(folder, name), at / 1_000, at / 1_000);
};
const reopen = async (options: { fetch?: typeof fetch } = {}): Promise<void> => {
  await knowledge?.close();
  knowledge = await createKnowledge({ database, env: { DATA_DIR: dataDir }, clock: () => now, ...options });
};
const opened = (): Knowledge => {
  if (!knowledge) throw new Error('not open');
  return knowledge;
};
const find = async (query: string, topK?: number) =>
  (await opened().search({ query, ...(topK ? { topK } : {}) })).map(({ uri }) => uri);

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'knowledge-data-'));
}, 60_000);
afterAll(async () => {
  await knowledge?.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  now = Date.UTC(2026, 5, 1);
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  config.sources = [{ name: 'help', kind: 'files', location: folder, content: 'prose' }];
  config.maxAgeMs = 720 * HOUR;
  config.governance = { owner: '', classes: ['public', 'internal'], reviewEveryMs: 720 * HOUR };
  config.embedding = { model: 'local-hash', byContent: [], fallback: '', batchSize: 64 };
  const weights = { semantic: 0.6, lexical: 0.3, recency: 0.1 };
  config.retrieval = { weights, minimumScore: 0.25, optimalScore: 0.5, topK: 8 };
  for (const [name, text] of Object.entries(pages)) await write(name, text);
  await reopen();
}, 60_000);
afterEach(async () => {
  config.sources = [];
  await knowledge?.ingest();
  await rm(folder, { recursive: true, force: true });
  Object.assign(config, structuredClone(before));
});

test('finds the page that a question is about, with where it comes from', async () => {
  const report = await opened().ingest();
  expect(report).toMatchObject({ sources: [{ source: 'help', accepted: 2, refused: [] }], indexed: 2, failurePct: 0 });
  const [best] = await opened().search({ query: 'How many days do I have to send back a pair?' });
  expect(best).toMatchObject({ source: 'help', uri: 'returns.md', title: 'Returns', updatedAt: now });
  expect(await find('astronomy for beginners')).toEqual([]);
});

test('a page that changed is found by its new words, one that is gone not at all', async () => {
  await opened().ingest();
  await write('returns.md', `${REVIEWED}# Returns\n\nWorn boots are exchanged at the counter of any branch office.`);
  await rm(join(folder, 'shipping.md'));
  const report = await opened().ingest();
  expect(report.sources).toMatchObject([{ accepted: 1, removed: 1 }]);
  expect(await find('exchange worn boots at the counter')).toEqual(['returns.md']);
  expect(await find('parcels leave the warehouse')).toEqual([]);
});

test('documents that a check refuses are reported, counted and not found', async () => {
  await write(
    'secret.md',
    '---\nreviewed: 2026-05-20\nclass: secret\n---\nThe codes of the safe are kept in the drawer of the desk.',
  );
  const { sources, failurePct } = await opened().ingest();
  expect(sources[0]?.refused).toEqual([{ uri: 'secret.md', reason: expect.stringContaining('"secret"') }]);
  expect(failurePct).toBeCloseTo(33.3, 1);
  expect(await find('the codes of the safe in the drawer')).toEqual([]);
});

test('a source that fails keeps what it had, and does not stop the others', async () => {
  await opened().ingest();
  config.sources = [
    { name: 'help', kind: 'files', location: join(folder, 'gone'), content: 'prose' },
    { name: 'policies', kind: 'http', location: 'https://shop.example/p.txt', content: 'prose' },
  ];
  const text = `${REVIEWED}Gift cards are valid for three years from the day on which they were bought.`;
  await reopen({ fetch: async () => new Response(text) });
  const { sources, failurePct } = await opened().ingest();
  expect(sources).toMatchObject([{ error: expect.stringContaining('does not exist') }, { accepted: 1 }]);
  expect(failurePct).toBe(50);
  expect(await find('send back a pair that does not fit')).toEqual(['returns.md']);
  expect(await find('are gift cards valid for three years')).toEqual(['https://shop.example/p.txt']);
});

test('a source that is no longer named is forgotten', async () => {
  await opened().ingest();
  config.sources = [];
  await opened().ingest();
  expect(await find('send back a pair that does not fit')).toEqual([]);
});

test('what has not been read within maxAge is no longer shown', async () => {
  config.maxAgeMs = 48 * HOUR;
  await opened().ingest();
  now += 47 * HOUR;
  expect(await find('send back a pair that does not fit')).toHaveLength(1);
  now += 2 * HOUR;
  expect(await find('send back a pair that does not fit')).toEqual([]);
});

test('thresholds, weights and topK decide what is shown', async () => {
  await write(
    'both.md',
    `${REVIEWED}# Both\n\nReturns and parcels: a pair is sent back in the parcel that it came in.`,
  );
  await opened().ingest();
  const query = 'a pair that does not fit may be sent back, parcels too';
  Object.assign(config.retrieval, { minimumScore: 0.05, optimalScore: 2 });
  expect((await find(query)).length).toBe(3);
  expect(await find(query, 1)).toHaveLength(1);
  config.retrieval.topK = 2;
  expect(await find(query)).toHaveLength(2);
  const [best, next] = await opened().search({ query });
  const { semantic, lexical, recency } = config.retrieval.weights;
  const middle = ((best?.score ?? 0) + (next?.score ?? 0)) / 2;
  config.retrieval.optimalScore = (middle - recency) / (semantic + lexical);
  expect(await find(query)).toEqual([best?.uri]);
  config.retrieval.minimumScore = 1.1;
  expect(await find(query)).toEqual([]);

  Object.assign(config.retrieval, { minimumScore: 0, optimalScore: 2, topK: 8 });
  config.retrieval.weights = { semantic: 0, lexical: 0, recency: 1 };
  await write(
    'old.md',
    `${REVIEWED}A pair that was bought long ago may be sent back no more, sorry.`,
    now - 300 * 24 * HOUR,
  );
  await opened().ingest();
  expect((await find(query)).at(-1)).toBe('old.md');
});

test('the hit rate is of the latest searches, the failures of the latest ingestion', async () => {
  config.monitoring = { minHitRatePct: 80, maxStalenessMs: HOUR, maxLagMs: HOUR, maxFailurePct: 5 };
  await reopen();
  expect(await opened().health()).toMatchObject({ hitRatePct: undefined, failurePct: undefined });
  await write(
    'secret.md',
    '---\nreviewed: 2026-05-20\nclass: secret\n---\nThe codes of the safe are kept in the drawer of the desk.',
  );
  await opened().ingest();
  await find('send back a pair that does not fit');
  await find('astronomy for beginners');
  const health = await opened().health();
  expect(health).toMatchObject({ hitRatePct: 50, stalenessMs: 0, lagMs: 0 });
  expect(health.failurePct).toBeCloseTo(33.3, 1);
  expect(health.breaches).toHaveLength(2);
});
