import type { Database } from '@acme/database';
import { shareOfWords, tellingWords, toVector } from '@acme/database/vector';
import { sql } from 'kysely';
import { config } from '../config.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { indexedForm } from '../index/passage-index.ts';
import type { Passage } from '../knowledge.ts';
import { precision } from '../precision.ts';

/** Passages that either index proposes for scoring. */
const CANDIDATES = 50;
/** After this time freshness is worth half. */
const HALF_LIFE_SECONDS = 30 * 86_400;

type Row = Omit<FoundPassage, 'updatedAt'> & { updated_at: Date };

/** `relevance`: the score without freshness, 0 to 1. */
export type FoundPassage = Passage & { readonly relevance: number };

/**
 * One query: the nearest vectors and the best matches of words are candidates, scored by likeness, share of the query's
 * words and freshness. The thresholds judge relevance: being fresh makes a passage better, but not to the point. Documents of a source that has not been read within `maxAge` are left out.
 */
export const findPassages = async ({
  database,
  embedder,
  query,
  now,
}: {
  database: Database;
  embedder: Embedder;
  query: string;
  now: number;
}): Promise<FoundPassage[]> => {
  const { weights, minimumScore } = config.retrieval;
  const [vector] = await embedder.embed([query]);
  const text = toVector(vector ?? []);
  const words = tellingWords(query);
  const mine = sql`embedder = ${sql.lit(embedder.id)}`;
  const form = sql.raw(`${precision.type}(${embedder.dimensions})`);
  const { rows } = await sql<Row>`
    with nearest as (
      select id from knowledge_passages where ${mine}
      order by ${indexedForm(embedder)} <=> ${text}::${form} limit ${CANDIDATES}
    ), worded as (
      select id from knowledge_passages where ${mine} and words @@ to_tsquery('simple', ${words.join(' | ')})
      order by ts_rank(words, to_tsquery('simple', ${words.join(' | ')})) desc limit ${CANDIDATES}
    ), measured as (
      select p.text, d.title, d.uri, d.source, d.updated_at,
        ${weights.semantic}::float8 * greatest(0, 1 - (p.embedding <=> ${text}::vector))
          + ${weights.lexical}::float8 * ${shareOfWords(words)} as likeness,
        power(0.5, greatest(0, extract(epoch from ${new Date(now)}::timestamptz - d.updated_at))
          / ${HALF_LIFE_SECONDS}::float8) as freshness
      from knowledge_passages p
      join knowledge_documents d on d.source = p.source and d.uri = p.uri
      join knowledge_sources s on s.name = d.source
      where p.id in (select id from nearest union select id from worded)
        and s.collected_at > ${new Date(Math.max(0, now - config.maxAgeMs))}::timestamptz
    ), scored as (
      select text, title, uri, source, updated_at,
        (likeness / ${weights.semantic + weights.lexical || 1}::float8)::float8 as relevance,
        (likeness + ${weights.recency}::float8 * freshness)::float8 as score
      from measured
    )
    select * from scored where relevance >= ${minimumScore}::float8
    order by score desc limit ${CANDIDATES}`.execute(database.sql);
  return rows.map(({ updated_at, ...passage }) => ({ ...passage, updatedAt: updated_at.getTime() }));
};
