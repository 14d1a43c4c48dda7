import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { config } from '../config.ts';
import { openPgvector } from './pgvector.ts';

const DAY = 86_400_000;

/** What was said, and an input that should bring it back, or should not. */
const related = [
  ['My shoe size is 43 and my feet are wide', 'Which shoe size do I have?'],
  ['I am allergic to latex, remember that', 'Am I allergic to latex?'],
  ['Please call me on my mobile in the evening', 'When should you call me on my mobile?'],
  ['My order 4711 has not arrived yet', 'What about order 4711?'],
  ['I live in Hamburg near the harbour', 'Do I live in Hamburg?'],
  ['I prefer e-mail over phone calls', 'Do I prefer e-mail or phone?'],
] as const;
const unrelated = [
  ['My shoe size is 43 and my feet are wide', 'When does the shop open?'],
  ['I am allergic to latex, remember that', 'Where is my parcel?'],
  ['Please call me on my mobile in the evening', 'How do I return a pair of boots?'],
  ['My order 4711 has not arrived yet', 'Do you sell gift cards?'],
  ['I live in Hamburg near the harbour', 'Can I pay by invoice?'],
  ['I prefer e-mail over phone calls', 'Is the blue one available in leather?'],
] as const;

const before = config.longTerm;
afterAll(() => {
  config.longTerm = before;
});

test('a lexical threshold parts what bears on the input, even an old memory, from what does not, even a fresh one', async () => {
  const lasting = { retentionMs: Number.POSITIVE_INFINITY, crossSession: true };
  config.longTerm = { ...before, ...lasting, minimum: 0.25, optimal: 0.5 };
  const database = await openTestDatabase();
  const now = Date.UTC(2026, 5, 1);
  const memory = await openPgvector({ database, cipher: undefined, summarise: undefined, clock: () => now });
  const owner = { tenant: 't', user: 'u' };
  const isRecalled = async ([text, input]: readonly [string, string], age: number): Promise<boolean> => {
    await sql`truncate memory_recollections`.execute(database.sql);
    await memory.remember({ owner, threadId: 'old' }, [{ role: 'user', text, at: now - age }]);
    return (await memory.recall({ thread: { owner, threadId: 'new' }, input, windowStart: undefined })).length > 0;
  };
  for (const pair of related) expect([pair, await isRecalled(pair, 300 * DAY)]).toEqual([pair, true]);
  for (const pair of unrelated) expect([pair, await isRecalled(pair, 0)]).toEqual([pair, false]);
  await database.close();
}, 60_000);
