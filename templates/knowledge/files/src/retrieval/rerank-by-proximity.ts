import { tellingWords, wordsOf } from '@acme/database/vector';
import type { Reranker } from './reranker.ts';

/** How much closeness may lift a passage over another. */
const LIFT = 0.2;

/** Passages in which the query's words stand close together come before those in which they are scattered. */
export const rerankByProximity: Reranker = (query, passages) => {
  const words = new Set(tellingWords(query));
  return passages
    .map((passage) => ({ passage, rank: passage.score + LIFT * closeness(words, wordsOf(passage.text)) }))
    .sort((left, right) => right.rank - left.rank)
    .map(({ passage }) => passage);
};

/** The share of the query's words in the densest stretch of the text, as long as twice the query. */
const closeness = (words: ReadonlySet<string>, text: readonly string[]): number => {
  if (words.size === 0) return 0;
  const length = words.size * 2;
  let best = 0;
  for (const [start, word] of text.entries()) {
    if (!words.has(word)) continue;
    const inside = new Set(text.slice(start, start + length).filter((other) => words.has(other)));
    best = Math.max(best, inside.size / words.size);
  }
  return best;
};
