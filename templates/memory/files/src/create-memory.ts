import { type Database, migrate } from '@acme/database';
import { config } from './config.ts';
import { ownerOf } from './identity.ts';
import type { Lifecycle } from './lifecycle.ts';
import { openLongTerm } from './long-term.ts';
import type { Cipher, Memory, Recollection, Summarise, Turn } from './memory.ts';
import { migrations } from './migrations.ts';
import { type Thread, threadKey } from './owner.ts';
import { MAX_ENTRIES, type ShortTermOptions } from './short-term/short-term-store.ts';
import { openShortTerm } from './short-term.ts';
import { estimateTokens } from './window/estimate-tokens.ts';
import { createWindow } from './window.ts';
import { createWorkingStore } from './working/working-store.ts';

export interface MemoryOptions {
  readonly database: Database;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Encrypts text at rest in every store. */
  readonly cipher?: Cipher;
  /** Writes summaries, where the canvas asks for them; absent, they quote. */
  readonly summarise?: Summarise;
  /** Told once for each outage of short-term memory, during which turns are read from the database. */
  readonly onOutage?: (error: Error) => void;
}

/**
 * Joins the chosen stores, and brings their tables up to date.
 *
 * @throws when a store is out of reach, or the database cannot hold vectors that the canvas asks for.
 */
export const createMemory = async ({
  database,
  env,
  clock = Date.now,
  cipher,
  summarise,
  onOutage,
}: MemoryOptions): Promise<Memory> => {
  await migrate(database, { owner: 'memory', migrations });
  const options = { database, cipher, summarise, clock };
  const shortTermOptions: ShortTermOptions = {
    env,
    clock,
    ttlMs: config.shortTermTtlMs,
    maxBytes: config.shortTermMaxBytes,
    onOutage,
  };
  const shortTerm = await openShortTerm(shortTermOptions);
  const working = createWorkingStore({ ...options, ttlMs: config.workingTtlMs });
  const longTerm = await openLongTerm(options);
  const window = createWindow(options);
  // Short-term memory comes last: erased first, it could be filled again from a store that is not erased yet.
  const stores: Record<string, Lifecycle> = { turns: working, ...window.stores, ...longTerm.stores, shortTerm };

  const encode = (thread: Thread, turns: readonly Turn[]): string[] =>
    turns.map((turn) => JSON.stringify(turn)).map((text) => (cipher ? cipher.seal(text, threadKey(thread)) : text));
  const decode = (thread: Thread, entries: readonly string[]): Turn[] =>
    entries.map((text) => JSON.parse(cipher ? cipher.open(text, threadKey(thread)) : text));

  const readTurns = async (thread: Thread): Promise<Turn[]> => {
    const held = await shortTerm.read(thread);
    if (held) return decode(thread, held).filter(({ at }) => at > clock() - config.workingTtlMs);
    const turns = await working.recent(thread, MAX_ENTRIES);
    await shortTerm.fill(thread, encode(thread, turns));
    return turns;
  };
  const forEachStore = async (
    act: (store: Lifecycle) => Promise<number>,
  ): Promise<{ deleted: Record<string, number> }> => {
    const deleted: Record<string, number> = {};
    for (const [name, store] of Object.entries(stores)) deleted[name] = await act(store);
    return { deleted };
  };

  return {
    context: async ({ identity, threadId, input }) => {
      const thread = { owner: ownerOf(identity), threadId };
      const room = config.windowTokens - estimateTokens(input);
      const recallRoom = room * longTerm.windowShare;
      const turns = await window.build(thread, await readTurns(thread), Math.max(0, room - recallRoom));
      const windowStart = turns[0]?.at;
      const found = await longTerm.recall({ thread, input, windowStart });
      return { turns, recalled: fitRecalled(found, recallRoom) };
    },
    remember: async ({ identity, threadId, turns }) => {
      const thread = { owner: ownerOf(identity), threadId };
      await working.append(thread, turns);
      await Promise.all([shortTerm.append(thread, encode(thread, turns)), longTerm.remember(thread, turns)]);
    },
    erase: async (identity) => {
      if (!config.eraseOnRequest)
        throw new Error('erasure on request is switched off (memory.lifecycle.eraseOnRequest)');
      const owner = ownerOf(identity);
      return forEachStore((store) => store.erase(owner));
    },
    sweep: () => forEachStore((store) => store.sweep(clock())),
    close: () => shortTerm.close(),
  };
};

const fitRecalled = (found: readonly Recollection[], maxTokens: number): Recollection[] => {
  let left = maxTokens;
  return found.filter(({ text }) => {
    left -= estimateTokens(text);
    return left >= 0;
  });
};
