import type { Database } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { config } from './config.ts';
import { createMemory, type MemoryOptions } from './create-memory.ts';
import type { Cipher, Memory } from './memory.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 5, 1);
const ann = { tenant: 'acme', user: 'ann' };
let now = START;
let database: Database;
const opened: Memory[] = [];
const before = structuredClone(config);

const open = async (options: Partial<MemoryOptions> = {}): Promise<Memory> => {
  const memory = await createMemory({ database, env: {}, clock: () => now, ...options });
  opened.push(memory);
  return memory;
};
const exchange = (question: string, answer: string) => [
  { role: 'user' as const, text: question, at: now },
  { role: 'assistant' as const, text: answer, at: now + 1 },
];

beforeEach(() => {
  Object.assign(config, { windowTokens: 16_000, shortTermTtlMs: HOUR, shortTermMaxBytes: 1_000_000 });
  Object.assign(config, { workingTtlMs: 24 * HOUR, eraseOnRequest: true });
});
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());
afterEach(async () => {
  for (const memory of opened.splice(0)) {
    config.eraseOnRequest = true;
    await memory.erase(ann);
    await memory.close();
  }
  Object.assign(config, structuredClone(before));
  now = START;
});

test('a thread continues, also in a process that was started since', async () => {
  const first = await open();
  await first.remember({ identity: ann, threadId: 't', turns: exchange('Where is my order?', 'On its way.') });
  const second = await open();
  const { turns } = await second.context({ identity: ann, threadId: 't', input: 'And now?' });
  expect(turns).toEqual(exchange('Where is my order?', 'On its way.'));
});

test('turns reach the window whether the thread was held or not', async () => {
  const memory = await open();
  await memory.context({ identity: ann, threadId: 't', input: 'Hello' });
  await memory.remember({ identity: ann, threadId: 't', turns: exchange('one', 'two') });
  await memory.context({ identity: ann, threadId: 't', input: 'Hello' });
  await memory.remember({ identity: ann, threadId: 't', turns: exchange('three', 'four') });
  const { turns } = await memory.context({ identity: ann, threadId: 't', input: 'Hello' });
  expect(turns.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
});

test('a thread id opens nothing for anyone else', async () => {
  const memory = await open();
  await memory.remember({ identity: ann, threadId: 't', turns: exchange('my secret plan', 'noted') });
  const other = await memory.context({
    identity: { tenant: 'acme', user: 'bob' },
    threadId: 't',
    input: 'my secret plan',
  });
  expect(other).toEqual({ turns: [], recalled: [] });
});

test('the context stays within the window', async () => {
  config.windowTokens = 120;
  const memory = await open();
  for (let index = 0; index < 20; index += 1) {
    now += 10;
    await memory.remember({ identity: ann, threadId: 't', turns: exchange(`question ${index}`, `answer ${index}`) });
  }
  const { turns, recalled } = await memory.context({ identity: ann, threadId: 't', input: 'question' });
  const characters = [...turns, ...recalled].reduce((sum, { text }) => sum + text.length, 0);
  expect(turns.at(-1)?.text).toBe('answer 19');
  expect(turns.length).toBeLessThan(20);
  expect(characters / 4).toBeLessThan(120);
});

test('turns end with the working time, also while short-term memory holds them', async () => {
  config.workingTtlMs = HOUR;
  config.shortTermTtlMs = 10 * HOUR;
  const memory = await open();
  await memory.remember({ identity: ann, threadId: 't', turns: exchange('one', 'two') });
  await memory.context({ identity: ann, threadId: 't', input: 'x' });
  now += 2 * HOUR;
  expect((await memory.context({ identity: ann, threadId: 't', input: 'x' })).turns).toEqual([]);
  expect((await memory.sweep()).deleted).toMatchObject({ turns: 2 });
});

test('erasure empties every store and reports each', async () => {
  const memory = await open();
  await memory.remember({
    identity: ann,
    threadId: 't',
    turns: exchange('My shoe size is 43 now', 'Noted: your size is 43.'),
  });
  await memory.context({ identity: ann, threadId: 't', input: 'x' });
  const { deleted } = await memory.erase(ann);
  expect(deleted).toMatchObject({ turns: 2, shortTerm: 1 });
  expect(await memory.context({ identity: ann, threadId: 't', input: 'my shoe size is 43' })).toEqual({
    turns: [],
    recalled: [],
  });
});

test('erasure is refused where the canvas does not allow it', async () => {
  config.eraseOnRequest = false;
  const memory = await open();
  await expect(memory.erase(ann)).rejects.toThrow('eraseOnRequest');
});

test('with a cipher no store holds a readable text', async () => {
  const cipher: Cipher = {
    seal: (text, aad) => Buffer.from(`${aad}${text}`).toString('base64'),
    open: (sealed, aad) => Buffer.from(sealed, 'base64').toString().slice(aad.length),
  };
  const memory = await open({ cipher });
  await memory.remember({
    identity: ann,
    threadId: 't',
    turns: exchange('my secret plan is ready', 'noted your secret plan'),
  });
  const { rows } = await sql`select text from memory_turns`.execute(database.sql);
  expect(JSON.stringify(rows)).not.toContain('secret');
  const { turns } = await memory.context({ identity: ann, threadId: 't', input: 'x' });
  expect(turns[0]?.text).toBe('my secret plan is ready');
  expect((await memory.context({ identity: ann, threadId: 't', input: 'x' })).turns).toEqual(turns);
});
