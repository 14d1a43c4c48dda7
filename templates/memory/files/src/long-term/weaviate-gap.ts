import type { Gap } from '../production-gaps.ts';

/** Weaviate has no adapter here: development recalls from pgvector, production refuses to. */
export const weaviateGap = (): Gap[] => [
  {
    what: 'long-term memory is to be Weaviate, for which there is no adapter: it would run on pgvector',
    fix: 'set memory.architecture.longTerm to pgvector in canvas.yaml and sync, or write src/long-term/weaviate.ts',
  },
];
