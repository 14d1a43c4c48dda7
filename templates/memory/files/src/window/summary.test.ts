import { type Database, migrate } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '../config.ts';
import type { Summarise, Turn } from '../memory.ts';
import { migrations } from '../migrations.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { extractSummary } from './extract-summary.ts';
import { createSummaryWindow } from './summary.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, { owner: 'memory', migrations });
}, 60_000);
afterAll(() => database.close());

const threadOf = (threadId: string) => ({ owner: { tenant: 't', user: 'u' }, threadId });
const talk = (count: number): Turn[] =>
  Array.from({ length: count }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    text: `turn ${index} ${'word '.repeat(10)}`,
    at: 1_000 + index,
  }));
const windowWith = (summarise: Summarise) =>
  createSummaryWindow({ database, cipher: undefined, summarise, clock: () => 0 });

test('a thread that fits is shown as it is', async () => {
  const window = windowWith(async () => 'unused');
  expect(await window.build(threadOf('short'), talk(4), 1_000)).toEqual(talk(4));
});

test('turns that leave are summarised once, together with the summary before', async () => {
  const asked: { previous: string; turns: number }[] = [];
  const window = windowWith(async ({ previous, turns }) => {
    asked.push({ previous, turns: turns.length });
    return `${previous}[${turns.length}]`;
  });
  const thread = threadOf('long');
  const first = await window.build(thread, talk(20), 200);
  expect(first[0]?.text).toBe(`Summary of this conversation so far: [${20 - (first.length - 1)}]`);
  expect(first.at(-1)).toEqual(talk(20).at(-1));
  expect(first.reduce((sum, { text }) => sum + estimateTokens(text), 0)).toBeLessThanOrEqual(200);

  await window.build(thread, talk(20), 200);
  expect(asked).toHaveLength(1);
  await window.build(thread, talk(40), 200);
  expect(asked[1]).toMatchObject({ previous: `[${asked[0]?.turns}]` });
  expect((asked[0]?.turns ?? 0) + (asked[1]?.turns ?? 0)).toBeLessThan(40);
});

test('a summary goes with the turns that it stands for', async () => {
  const window = windowWith(async () => 'text');
  await window.build(threadOf('swept'), talk(20), 200);
  const { summaries } = window.stores;
  expect(await summaries?.sweep(1_000 + config.workingTtlMs - 1)).toBe(0);
  expect(await summaries?.erase({ tenant: 't', user: 'nobody' })).toBe(0);
  expect(await summaries?.sweep(1_000 + config.workingTtlMs + 100)).toBeGreaterThan(0);
});

test('without a model a summary quotes what weighs most, within its tokens', async () => {
  const turns: Turn[] = [
    { role: 'user', text: 'Hello there! My order 4711 has not arrived.', at: 1 },
    { role: 'assistant', text: 'Order 4711 left on 3 May. Anything else?', at: 2 },
    { role: 'user', text: 'Okay.', at: 3 },
  ];
  const summary = await extractSummary({ previous: '', turns, maxTokens: 30 });
  expect(summary).toContain('4711');
  expect(summary).not.toContain('Okay');
  expect(summary.length / 4).toBeLessThanOrEqual(30);
  expect(await extractSummary({ previous: '', turns, maxTokens: 0 })).toBe('');
});
