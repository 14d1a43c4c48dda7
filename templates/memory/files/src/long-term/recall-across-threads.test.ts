import type { Database } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '../config.ts';
import { createMemory } from '../create-memory.ts';

const identity = { tenant: 'acme', user: 'ann' };
const NOW = Date.UTC(2026, 5, 1);
let database: Database;
const before = structuredClone(config);
beforeAll(async () => {
  Object.assign(config, { windowTokens: 16_000, workingTtlMs: 86_400_000, eraseOnRequest: true });
  const lasting = { retentionMs: Number.POSITIVE_INFINITY, crossSession: true };
  config.longTerm = { ...config.longTerm, ...lasting, minimum: 0.25, optimal: 0.5 };
  database = await openTestDatabase();
}, 60_000);
afterAll(async () => {
  Object.assign(config, before);
  await database.close();
});

const open = () => createMemory({ database, env: {}, clock: () => NOW });

test('another session recalls what was said, and erasure takes it away', async () => {
  const memory = await open();
  const turns = [
    { role: 'user' as const, text: 'I am allergic to latex, remember that', at: NOW - 2 },
    { role: 'assistant' as const, text: 'I will remember that you are allergic to latex.', at: NOW - 1 },
  ];
  await memory.remember({ identity, threadId: 'old', turns });
  const question = { identity, threadId: 'new', input: 'Am I allergic to latex?' };
  expect((await memory.context(question)).recalled[0]?.text).toMatch(/allergic to latex/);
  expect((await memory.erase(identity)).deleted).toMatchObject({ recollections: 2 });
  expect((await memory.context(question)).recalled).toEqual([]);
});

test('what is recalled takes no more than its share of the window', async () => {
  config.windowTokens = 100;
  const memory = await open();
  const long = (index: number) => `The latex allergy note number ${index} ${'x'.repeat(60)}`;
  const turns = Array.from({ length: 8 }, (_, index) => ({ role: 'user' as const, text: long(index), at: NOW }));
  await memory.remember({ identity, threadId: 'old', turns });
  const { recalled } = await memory.context({ identity, threadId: 'new', input: 'the latex allergy note' });
  config.windowTokens = 16_000;
  await memory.erase(identity);
  expect(recalled.length).toBeLessThanOrEqual(1);
});
