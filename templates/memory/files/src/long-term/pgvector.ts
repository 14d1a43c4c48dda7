import { createHash, randomUUID } from 'node:crypto';
import { migrate } from '@acme/database';
import {
  embedText,
  localEmbedder,
  requireVector,
  shareOfWords,
  tellingWords,
  toVector,
  wordsOf,
} from '@acme/database/vector';
import { sql } from 'kysely';
import { config } from '../config.ts';
import type { Recollection, Turn } from '../memory.ts';
import { type Owner, type Thread, threadKey } from '../owner.ts';
import type { StoreOptions } from '../store-options.ts';
import { recollections } from './0001-recollections.ts';
import type { LongTerm, Recall } from './long-term-store.ts';
import { weighImportance } from './weigh-importance.ts';

const WINDOW_SHARE = 0.25;
const MAX_RECALLED = 8;
const MIN_WORDS = 4;
const MAX_CHARACTERS = 2_000;
/** After this time recency is worth half. */
const HALF_LIFE_DAYS = 30;

interface Row {
  text: string;
  thread_id: string;
  score: number;
  semantic: number;
}

/**
 * Turns as vectors beside their words. One query scores likeness (cosine of the lexical embedding, or the share of the
 * input's words that occur, whichever is greater), recency and importance; the owner is part of its condition. The thresholds judge likeness alone: being
 * recent makes a memory better, but not relevant.
 * With a cipher, texts are sealed and their words not indexed; the vectors, which reveal some words, stay readable.
 *
 * @throws when the server has no pgvector.
 */
export const openPgvector = async ({ database, cipher, clock }: StoreOptions): Promise<LongTerm> => {
  await requireVector(database);
  await migrate(database, { owner: 'memory.long-term', migrations: [recollections] });
  const { crossSession, retentionMs, minimum, optimal, weights } = config.longTerm;
  const oldest = (now: number): Date => new Date(Math.max(0, now - retentionMs));

  const remember = async (thread: Thread, turns: readonly Turn[]): Promise<void> => {
    const kept = distinct(turns.filter(({ text }) => wordsOf(text).length >= MIN_WORDS));
    if (kept.length === 0) return;
    const values = kept.map((turn) => {
      const text = turn.text.slice(0, MAX_CHARACTERS);
      return sql`(${thread.owner.tenant}, ${thread.owner.user}, ${thread.threadId},
        ${cipher ? randomUUID() : digestOf([crossSession ? '' : thread.threadId, text])},
        ${cipher ? cipher.seal(text, threadKey(thread)) : text},
        ${cipher ? null : wordsOf(text).join(' ')}::text::tsvector,
        ${localEmbedder.id}, ${toVector(embedText(text))}::vector, ${weighImportance(turn)}::real, ${new Date(turn.at)}::timestamptz)`;
    });
    await sql`insert into memory_recollections
        (tenant, user_id, thread_id, digest, text, words, embedder, embedding, importance, at)
      values ${sql.join(values)}
      on conflict (tenant, user_id, digest) do update set at = greatest(memory_recollections.at, excluded.at)`.execute(
      database.sql,
    );
  };

  const recall = async ({ thread, input, windowStart }: Recall): Promise<Recollection[]> => {
    const { owner, threadId } = thread;
    const words = tellingWords(input);
    const now = clock();
    const { rows } = await sql<Row>`
      with likeness as (
        select text, thread_id, at, importance,
          greatest(1 - (embedding <=> ${toVector(embedText(input))}::vector), ${shareOfWords(words)}) as semantic,
          power(0.5, greatest(0, extract(epoch from ${new Date(now)}::timestamptz - at)) / ${HALF_LIFE_DAYS * 86_400}::float8) as recency
        from memory_recollections
        where tenant = ${owner.tenant} and user_id = ${owner.user} and embedder = ${localEmbedder.id}
          and at > ${oldest(now)}::timestamptz
          ${windowStart === undefined ? sql`` : sql`and not (thread_id = ${threadId} and at >= ${new Date(windowStart)}::timestamptz)`}
          ${crossSession ? sql`` : sql`and thread_id = ${threadId}`}
      ), scored as (
        select text, thread_id, at, semantic, (${weights.semantic}::float8 * semantic + ${weights.recency}::float8 * recency
          + ${weights.importance}::float8 * importance)::float8 as score
        from likeness where semantic >= ${minimum}::float8
      )
      select text, thread_id, score, semantic::float8 as semantic from scored order by score desc, at desc limit ${MAX_RECALLED}`.execute(
      database.sql,
    );
    return bestOf(rows, optimal).map((row) => ({
      text: cipher ? cipher.open(row.text, threadKey({ owner, threadId: row.thread_id })) : row.text,
      score: row.score,
    }));
  };

  const remove = async (condition: ReturnType<typeof sql>): Promise<number> => {
    const { numAffectedRows } = await sql`delete from memory_recollections where ${condition}`.execute(database.sql);
    return Number(numAffectedRows ?? 0);
  };
  const store = {
    erase: ({ tenant, user }: Owner) => remove(sql`tenant = ${tenant} and user_id = ${user}`),
    sweep: (now: number) => remove(sql`at <= ${oldest(now)}::timestamptz`),
  };
  return { windowShare: WINDOW_SHARE, remember, recall, stores: { recollections: store } };
};

/** Once a memory is as good as can be hoped for, weaker ones only fill the context. */
const bestOf = (rows: readonly Row[], optimal: number): readonly Row[] => {
  const best = rows.filter(({ semantic }) => semantic >= optimal);
  return best.length > 0 ? best : rows;
};

const digestOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** One statement may touch a row only once. */
const distinct = (turns: readonly Turn[]): Turn[] => [...new Map(turns.map((turn) => [turn.text, turn])).values()];
