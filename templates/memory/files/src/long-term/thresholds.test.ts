import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { openPgvector } from './pgvector.ts';
import { readThresholds } from './thresholds.ts';

const DAY = 86_400_000;

/** What was said, and an input that should bring it back after a week, or should not even at once. */
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

test('the automatic thresholds part related from unrelated memories', async () => {
  const database = await openTestDatabase();
  const { minimum } = readThresholds();
  config.longTerm.minimum = 0;
  const now = Date.UTC(2026, 5, 1);
  const memory = await openPgvector({ database, cipher: undefined, summarise: undefined, clock: () => now });
  const owner = { tenant: 't', user: 'u' };
  const scoreOf = async ([text, input]: readonly [string, string], age: number): Promise<number> => {
    await sql`truncate memory_recollections`.execute(database.sql);
    await memory.remember({ owner, threadId: 'old' }, [{ role: 'user', text, at: now - age }]);
    const [best] = await memory.recall({ thread: { owner, threadId: 'new' }, input, windowStart: undefined });
    return best?.score ?? 0;
  };
  const recalled: number[] = [];
  const strangers: number[] = [];
  for (const pair of related) recalled.push(await scoreOf(pair, 7 * DAY));
  for (const pair of unrelated) strangers.push(await scoreOf(pair, 0));
  config.longTerm.minimum = 'auto';
  await database.close();
  expect(Math.min(...recalled)).toBeGreaterThan(minimum);
  expect(Math.max(...strangers)).toBeLessThan(minimum);
}, 60_000);
