import type { FoundPassage } from './find-passages.ts';

/** Orders passages again; scores stay, so that thresholds keep their meaning. */
export type Reranker = (query: string, passages: readonly FoundPassage[]) => FoundPassage[];
