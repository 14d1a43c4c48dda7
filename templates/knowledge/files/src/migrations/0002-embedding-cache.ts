import type { Migration } from '@acme/database';

/** Vectors of texts seen before, by embedder and digest of the text. */
export const embeddingCache: Migration = {
  id: '0002-embedding-cache',
  sql: `
    create table knowledge_embeddings (
      embedder text not null,
      digest text not null,
      embedding vector not null,
      used_at timestamptz not null,
      primary key (embedder, digest)
    );
    create index knowledge_embeddings_by_use on knowledge_embeddings (used_at);
  `,
};
