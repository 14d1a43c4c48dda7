import { type Database, migrate } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { config } from '../config.ts';
import { createDocumentStore, type DocumentStore } from '../documents/document-store.ts';
import { migrations } from '../migrations.ts';
import { documentWith } from '../testing/document-with.ts';
import { measureHealth } from './measure-health.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 5, 1);
const before = structuredClone(config.monitoring);
let database: Database;
let documents: DocumentStore;

beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, { owner: 'knowledge', migrations });
  documents = createDocumentStore(database);
}, 60_000);
afterAll(() => database.close());
afterEach(() => {
  config.monitoring = structuredClone(before);
});

const measure = (now: number, observed: { hits: boolean[]; failurePct: number | undefined }) =>
  measureHealth({ documents, fingerprint: 'current', observed, now });

test('before anything was read, nothing is out of bounds', async () => {
  expect(await measure(START, { hits: [], failurePct: undefined })).toEqual({
    hitRatePct: undefined,
    stalenessMs: undefined,
    lagMs: 0,
    failurePct: undefined,
    breaches: [],
  });
});

test('each figure has its bound', async () => {
  await documents.replaceSource('help', [documentWith({})], START);
  const observed = { hits: [true, false, false, true], failurePct: 10 };
  const bounds = { minHitRatePct: 50, maxStalenessMs: 2 * HOUR, maxLagMs: 2 * HOUR, maxFailurePct: 10 };
  config.monitoring = bounds;
  const health = await measure(START + 2 * HOUR, observed);
  expect(health).toEqual({ hitRatePct: 50, stalenessMs: 2 * HOUR, lagMs: 2 * HOUR, failurePct: 10, breaches: [] });

  const breachesWith = async (part: Partial<typeof bounds>): Promise<readonly string[]> => {
    config.monitoring = { ...bounds, ...part };
    return (await measure(START + 2 * HOUR, observed)).breaches;
  };
  expect(await breachesWith({ minHitRatePct: 51 })).toEqual([expect.stringMatching(/^50 % of searches/)]);
  expect(await breachesWith({ maxStalenessMs: HOUR })).toEqual([expect.stringMatching(/last read 120 minutes ago/)]);
  expect(await breachesWith({ maxLagMs: HOUR })).toEqual([expect.stringMatching(/waiting 120 minutes/)]);
  expect(await breachesWith({ maxFailurePct: 9 })).toEqual([expect.stringMatching(/^10.0 % of documents/)]);
});
