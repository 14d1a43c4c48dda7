import type { Canvas } from '../canvas-schema.ts';
import type { Formula } from './formulas.ts';

/** Scores by meaning and by words lie in different ranges: a paraphrase reaches 0.61 at most where words are hashed. */
const thresholds = { semantic: { least: 0.7, good: 0.85 }, lexical: { least: 0.25, good: 0.5 } } as const;

const thresholdsOf = ({ knowledge }: Canvas) =>
  knowledge.embedding.model === 'local-hash' ? thresholds.lexical : thresholds.semantic;

const least = {
  formula: '0.7, or 0.25 where {knowledge.embedding.model} is local-hash',
  reason: 'A lexical embedder scores lower than a semantic one; calibration on the golden set refines it.',
  compute: (canvas: Canvas) => thresholdsOf(canvas).least,
};

const recalled = {
  reason: 'Memory compares words (local-hash), which scores lower than meaning; calibration refines it.',
};

const good = {
  formula: '0.85, or 0.5 where {knowledge.embedding.model} is local-hash',
  reason: least.reason,
  compute: (canvas: Canvas) => thresholdsOf(canvas).good,
};

/** Thresholds of recall and retrieval, by the embedder. */
export const scoreFormulas: readonly Formula[] = [
  {
    name: 'minimumRelevance',
    sets: 'memory.persistence.relevance.minimum',
    formula: '0.25, for the lexical embedder of memory',
    compute: () => thresholds.lexical.least,
    ...recalled,
  },
  {
    name: 'optimalRelevance',
    sets: 'memory.persistence.relevance.optimal',
    formula: '0.5, for the lexical embedder of memory',
    compute: () => thresholds.lexical.good,
    ...recalled,
  },
  { name: 'minimumScore', sets: 'knowledge.retrieval.minimumScore', ...least },
  { name: 'optimalScore', sets: 'knowledge.retrieval.optimalScore', ...good },
];
