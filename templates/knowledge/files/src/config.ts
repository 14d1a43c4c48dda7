/** Values of the knowledge base: each comes from the canvas. */
import type { ContentModel } from './embedding/content-model.ts';
import type { Source } from './sources/source.ts';

export const config = {
  /** data.pipelines.sources */
  sources: [
    { name: 'sample-source', kind: 'files', location: './knowledge/sample-source', content: 'prose' },
  ] as Source[],
  /** data.pipelines.schedule */
  schedule: '0 3 * * *',
  /** data.quality.maxAge */
  maxAgeMs: 2_592_000_000,
  governance: {
    /** data.governance.owner */
    owner: '',
    /** data.governance.reviewEvery */
    reviewEveryMs: 7_776_000_000,
    /** data.governance.classes */
    classes: [] as string[],
  },
  /** knowledge.updateStrategy.every */
  updateEveryMs: 86_400_000,
  embedding: {
    /** knowledge.embedding.model */
    model: 'local-hash',
    /** knowledge.embedding.byContent */
    byContent: [] as ContentModel[],
    /** knowledge.embedding.fallback */
    fallback: '',
    /** knowledge.embedding.batchSize */
    batchSize: 64,
  },
  retrieval: {
    weights: {
      /** knowledge.retrieval.weights.semantic */
      semantic: 0.6,
      /** knowledge.retrieval.weights.lexical */
      lexical: 0.3,
      /** knowledge.retrieval.weights.recency */
      recency: 0.1,
    },
    /** knowledge.retrieval.minimumScore */
    minimumScore: 0.25,
    /** knowledge.retrieval.optimalScore */
    optimalScore: 0.5,
    /** knowledge.retrieval.topK */
    topK: 8,
  },
  monitoring: {
    /** knowledge.monitoring.minHitRatePct */
    minHitRatePct: 80,
    /** knowledge.monitoring.maxStaleness */
    maxStalenessMs: 172_800_000,
    /** knowledge.monitoring.maxLag */
    maxLagMs: 3_600_000,
    /** knowledge.monitoring.maxFailurePct */
    maxFailurePct: 5,
  },
};
