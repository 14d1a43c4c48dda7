import type { Database } from '@acme/database';
import { toVector, wordsOf } from '@acme/database/vector';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { StoredDocument } from '../documents/document-store.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Embedders } from '../embedding/open-embedders.ts';
import { precision } from '../precision.ts';
import { chunkText } from './chunk-text.ts';

/** pgvector indexes no more dimensions than this in full precision; beyond, searches compare every row. */
const MAX_INDEXED_DIMENSIONS = 2_000;
/** Rows of one statement. */
const BATCH = 100;

/** A passage with its vector, ready to be written. */
export interface PassageRow {
  readonly document: StoredDocument;
  readonly ordinal: number;
  readonly text: string;
  readonly embedder: string;
  readonly vector: ArrayLike<number>;
}

/** Cuts and embeds a document, with each embedder that its content asks for. */
export const embedDocument = async (document: StoredDocument, embedders: Embedders): Promise<PassageRow[]> => {
  const texts = chunkText(document.text);
  const rows: PassageRow[] = [];
  for (const embedder of embedders.forContent(document.content)) {
    // The title often says what a passage leaves out.
    const vectors = await embedder.embed(texts.map((text) => `${document.title}\n${text}`));
    for (const [ordinal, text] of texts.entries()) {
      rows.push({ document, ordinal, text, embedder: embedder.id, vector: vectors[ordinal] ?? [] });
    }
  }
  return rows;
};

/** Replaces the passages of these documents, and notes under which fingerprint they are indexed. */
export const writePassages = async (
  transaction: Transaction<unknown>,
  {
    documents,
    rows,
    fingerprint,
  }: { documents: readonly StoredDocument[]; rows: readonly PassageRow[]; fingerprint: string },
): Promise<void> => {
  for (const { source, uri } of documents) {
    await sql`delete from knowledge_passages where source = ${source} and uri = ${uri}`.execute(transaction);
    await sql`update knowledge_documents set indexed_as = ${fingerprint} where source = ${source} and uri = ${uri}`.execute(
      transaction,
    );
  }
  for (let start = 0; start < rows.length; start += BATCH) {
    const values = rows.slice(start, start + BATCH).map(toValues);
    await sql`insert into knowledge_passages (source, uri, ordinal, text, words, embedder, embedding)
      values ${sql.join(values)}`.execute(transaction);
  }
};

const toValues = ({ document, ordinal, text, embedder, vector }: PassageRow): RawBuilder<unknown> =>
  sql`(${document.source}, ${document.uri}, ${ordinal}::int, ${text},
    ${wordsOf(`${document.title} ${text}`).join(' ')}::text::tsvector, ${embedder}, ${toVector(vector)}::vector)`;

/** Vectors of one embedder, in the form that its index has. */
export const indexedForm = ({ dimensions }: Embedder): RawBuilder<unknown> =>
  sql`(embedding::${sql.raw(`${precision.type}(${dimensions})`)})`;

/** One approximate index (HNSW) for each embedder, since vectors of different sizes share the table. */
export const ensureVectorIndex = async (database: Database, embedder: Embedder): Promise<void> => {
  if (embedder.dimensions > MAX_INDEXED_DIMENSIONS) return;
  const name = `knowledge_hnsw_${precision.type}_${embedder.id}`.replace(/\W/g, '_').slice(0, 60);
  await sql`create index if not exists ${sql.id(name)} on knowledge_passages
    using hnsw (${indexedForm(embedder)} ${sql.raw(precision.operators)}) where embedder = ${sql.lit(embedder.id)}`.execute(
    database.sql,
  );
};
