/**
 * The index holds half-precision vectors, two bytes a dimension. It only proposes candidates: they are scored by the
 * full vectors of the table.
 */
export const halfPrecision = { type: 'halfvec', operators: 'halfvec_cosine_ops', pgvector: '0.7.0' } as const;
