import type { Database } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { config } from '../config.ts';
import type { Cipher } from '../memory.ts';
import { openPgvector } from './pgvector.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
const ann = { tenant: 'acme', user: 'ann' };
const inThread = (threadId: string, owner = ann) => ({ owner, threadId });
const said = (text: string, at = NOW - DAY) => [{ role: 'user' as const, text, at }];
const reversed: Cipher = {
  seal: (text, aad) => `${aad}|${[...text].reverse().join('')}`,
  open: (sealed, aad) => {
    if (!sealed.startsWith(`${aad}|`)) throw new Error('sealed for another thread');
    return [...sealed.slice(aad.length + 1)].reverse().join('');
  },
};

describe('long-term memory on pgvector', () => {
  let database: Database;
  const before = structuredClone(config.longTerm);
  const open = (cipher?: Cipher) => openPgvector({ database, cipher, summarise: undefined, clock: () => NOW });
  const ask = (input: string, threadId = 'new', owner = ann) => ({
    thread: inThread(threadId, owner),
    input,
    windowStart: undefined,
  });

  beforeAll(async () => {
    database = await openTestDatabase();
    await open();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    const weights = { semantic: 0.6, recency: 0.3, importance: 0.1 };
    config.longTerm = {
      retentionMs: Number.POSITIVE_INFINITY,
      crossSession: true,
      minimum: 0.25,
      optimal: 0.5,
      weights,
    };
    await sql`truncate memory_recollections`.execute(database.sql);
  });
  afterEach(() => {
    Object.assign(config.longTerm, structuredClone(before));
  });

  test('recalls what bears on the input, from another thread, and nothing else', async () => {
    const memory = await open();
    await memory.remember(inThread('old'), said('My shoe size is 43 and my feet are wide'));
    await memory.remember(inThread('old'), said('The parcel was left with a neighbour on Monday'));
    const recalled = await memory.recall(ask('Which shoe size do I have?'));
    expect(recalled.map(({ text }) => text)).toEqual(['My shoe size is 43 and my feet are wide']);
    expect(recalled[0]?.score).toBeGreaterThan(0.5);
    expect(await memory.recall(ask('Tell me about astronomy'))).toEqual([]);
  });

  test('never recalls for another user or tenant', async () => {
    const memory = await open();
    await memory.remember(inThread('old'), said('My shoe size is 43 and my feet are wide'));
    expect(await memory.recall(ask('shoe size 43', 'new', { tenant: 'acme', user: 'bob' }))).toEqual([]);
    expect(await memory.recall(ask('shoe size 43', 'new', { tenant: 'other', user: 'ann' }))).toEqual([]);
  });

  test('stays in its thread where memories do not cross sessions', async () => {
    config.longTerm.crossSession = false;
    const memory = await open();
    await memory.remember(inThread('old'), said('My shoe size is 43 and my feet are wide'));
    expect(await memory.recall(ask('my shoe size', 'new'))).toEqual([]);
    expect(await memory.recall(ask('my shoe size', 'old'))).toHaveLength(1);
  });

  test('leaves out what the window shows already', async () => {
    const memory = await open();
    await memory.remember(inThread('here'), said('My shoe size is 43 and my feet are wide'));
    const request = { thread: inThread('here'), input: 'my shoe size' };
    expect(await memory.recall({ ...request, windowStart: NOW - DAY })).toEqual([]);
    expect(await memory.recall({ ...request, windowStart: NOW })).toHaveLength(1);
  });

  test('says the same thing once, at its latest', async () => {
    const memory = await open();
    await memory.remember(inThread('a'), said('My shoe size is 43 I think', NOW - 400 * DAY));
    const [old] = await memory.recall(ask('my shoe size'));
    await memory.remember(inThread('b'), said('My shoe size is 43 I think', NOW));
    const again = await memory.recall(ask('my shoe size'));
    expect(again).toHaveLength(1);
    expect(again[0]?.score).toBeGreaterThan(old?.score ?? 1);
  });

  test('weighs likeness, recency and importance as configured', async () => {
    Object.assign(config.longTerm, { minimum: 0, optimal: 2 });
    const remember = async () => {
      const memory = await open();
      await memory.remember(inThread('a'), said('The blue running shoes arrived in my size', NOW - 300 * DAY));
      await memory.remember(inThread('a'), said('The running track was closed on that day', NOW));
      return (await memory.recall(ask('blue running shoes in my size'))).map(({ text }) => text.split(' ')[1]);
    };
    config.longTerm.weights = { semantic: 1, recency: 0, importance: 0 };
    expect(await remember()).toEqual(['blue', 'running']);
    config.longTerm.weights = { semantic: 0, recency: 1, importance: 0 };
    expect(await remember()).toEqual(['running', 'blue']);
  });

  test('below the minimum nothing is recalled; from the optimal score on, weaker memories are left out', async () => {
    Object.assign(config.longTerm, { minimum: 0.05, optimal: 0.9 });
    const remember = await open();
    await remember.remember(inThread('a'), said('I prefer blue running shoes in size 43', NOW));
    await remember.remember(inThread('a'), said('I also bought brown leather shoes once', NOW));
    const input = 'I prefer blue running shoes in size 43';
    expect(await (await open()).recall(ask(input))).toHaveLength(1);
    config.longTerm.optimal = 1.1;
    expect(await (await open()).recall(ask(input))).toHaveLength(2);
    config.longTerm.minimum = 1.05;
    expect(await (await open()).recall(ask(input))).toEqual([]);
  });

  test('forgets after the retention, in answers at once and in the store with the sweep', async () => {
    config.longTerm.retentionMs = 30 * DAY;
    const memory = await open();
    await memory.remember(inThread('a'), said('My shoe size is 43 I think', NOW - 31 * DAY));
    expect(await memory.recall(ask('my shoe size is 43'))).toEqual([]);
    expect(await memory.stores.recollections?.sweep(NOW)).toBe(1);
  });

  test('keeps for ever when told so', async () => {
    const memory = await open();
    await memory.remember(inThread('a'), said('My shoe size is 43 I think', NOW - 10_000 * DAY));
    expect(await memory.stores.recollections?.sweep(NOW)).toBe(0);
  });

  test('erases one owner and nothing else', async () => {
    const memory = await open();
    await memory.remember(inThread('a'), said('My shoe size is 43 I think'));
    await memory.remember(inThread('a', { tenant: 'acme', user: 'bob' }), said('My shoe size is 44 I think'));
    expect(await memory.stores.recollections?.erase(ann)).toBe(1);
    const { rows } = await sql`select user_id from memory_recollections`.execute(database.sql);
    expect(rows).toEqual([{ user_id: 'bob' }]);
  });

  test('seals texts with a cipher, bound to their thread, and keeps none of their words', async () => {
    const memory = await open(reversed);
    await memory.remember(inThread('old'), said('My shoe size is 43 and my feet are wide'));
    const { rows } = await sql<Record<string, unknown>>`select text, words, digest from memory_recollections`.execute(
      database.sql,
    );
    expect(JSON.stringify(rows)).not.toMatch(/shoe/);
    expect((await memory.recall(ask('My shoe size and feet')))[0]?.text).toBe(
      'My shoe size is 43 and my feet are wide',
    );
  });

  test('skips small talk', async () => {
    const memory = await open();
    await memory.remember(inThread('a'), said('Thank you!'));
    const { rows } = await sql`select 1 from memory_recollections`.execute(database.sql);
    expect(rows).toEqual([]);
  });
});
