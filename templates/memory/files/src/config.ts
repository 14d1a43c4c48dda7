/** Values of the memory: each comes from the canvas. */
export const config = {
  /** memory.persistence.windowTokens */
  windowTokens: 16_000,
  /** memory.lifecycle.shortTermTtl */
  shortTermTtlMs: 3_600_000,
  /** memory.lifecycle.shortTermMaxBytes */
  shortTermMaxBytes: 1_000_000_000,
  /** memory.lifecycle.workingTtl */
  workingTtlMs: 86_400_000,
  /** memory.lifecycle.eraseOnRequest */
  eraseOnRequest: true,
  longTerm: {
    /** memory.lifecycle.longTermRetention */
    retentionMs: Number.POSITIVE_INFINITY,
    /** memory.continuity.crossSession */
    crossSession: true,
    /** memory.persistence.relevance.minimum */
    minimum: 0.25,
    /** memory.persistence.relevance.optimal */
    optimal: 0.5,
    weights: {
      /** memory.persistence.relevance.weights.semantic */
      semantic: 0.6,
      /** memory.persistence.relevance.weights.recency */
      recency: 0.3,
      /** memory.persistence.relevance.weights.importance */
      importance: 0.1,
    },
  },
};
