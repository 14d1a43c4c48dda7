import type { Migration } from '@acme/database';

/** Documents as collected, and their passages, once for each embedder that has indexed them. */
export const knowledge: Migration = {
  id: '0001-knowledge',
  sql: `
    create extension if not exists vector;
    create table knowledge_sources (
      name text primary key,
      collected_at timestamptz not null
    );
    create table knowledge_documents (
      source text not null,
      uri text not null,
      content text not null,
      title text not null,
      text text not null,
      owner text not null,
      class text not null,
      digest text not null,
      indexed_as text,
      updated_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (source, uri)
    );
    create table knowledge_passages (
      id bigint generated always as identity primary key,
      source text not null,
      uri text not null,
      ordinal int not null,
      text text not null,
      words tsvector not null,
      embedder text not null,
      embedding vector not null,
      unique (source, uri, embedder, ordinal),
      foreign key (source, uri) references knowledge_documents (source, uri) on delete cascade
    );
    create index knowledge_passages_by_word on knowledge_passages using gin (words);
  `,
};
