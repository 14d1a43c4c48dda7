import type { Database } from '@acme/database';
import { record } from '@acme/observability';
import { config } from '../config.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Embedders } from '../embedding/open-embedders.ts';
import type { Passage } from '../knowledge.ts';
import { rerankers } from '../rerankers.ts';
import { type FoundPassage, findPassages } from './find-passages.ts';

interface SearchParts {
  readonly database: Database;
  readonly embedders: Embedders;
  readonly clock: () => number;
}

/** Searches every index of the canvas and merges what they find; notes whether it was a hit. */
export const search = async (
  { query, topK = config.retrieval.topK }: { query: string; topK?: number },
  { database, embedders, clock }: SearchParts,
): Promise<Passage[]> => {
  const find = (embedder: Embedder) => findPassages({ database, embedder, query, now: clock() });
  const found = await searchEach(embedders, find);
  const merged = found.flat().sort((left, right) => right.score - left.score);
  const passages = rerankers.reduce((ranked, rerank) => rerank(query, ranked), merged);
  record.retrieval({ hit: passages.length > 0, score: passages[0]?.score ?? 0 });
  return bestOf(passages)
    .slice(0, topK)
    .map(({ relevance: _, ...passage }) => passage);
};

/** An embedder that does not answer is replaced by the second index, which holds every document; without one, it fails. */
const searchEach = async (
  { searched, second }: Embedders,
  find: (embedder: Embedder) => Promise<FoundPassage[]>,
): Promise<FoundPassage[][]> => {
  try {
    return await Promise.all(searched.map(find));
  } catch (error) {
    if (!second) throw error;
    return [await find(second)];
  }
};

/** Once passages are surely right, weaker ones only fill the prompt. */
const bestOf = (passages: readonly FoundPassage[]): readonly FoundPassage[] => {
  const best = passages.filter(({ relevance }) => relevance >= config.retrieval.optimalScore);
  return best.length > 0 ? best : passages;
};
