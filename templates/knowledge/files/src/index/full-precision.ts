/** The index holds vectors as they are: four bytes a dimension. */
export const fullPrecision = { type: 'vector', operators: 'vector_cosine_ops', pgvector: '0.5.0' } as const;
