import type { Database } from '@acme/database';
import { type Kysely, sql } from 'kysely';
import type { Document } from './document.ts';

export interface DocumentTables {
  knowledge_documents: {
    source: string;
    uri: string;
    content: string;
    title: string;
    text: string;
    owner: string;
    class: string;
    digest: string;
    /** How the index has it: null or another fingerprint means that it waits to be indexed. */
    indexed_as: string | null;
    updated_at: Date;
    changed_at: Date;
  };
  knowledge_sources: { name: string; collected_at: Date };
}

export type StoredDocument = Pick<Document, 'source' | 'uri' | 'content' | 'title' | 'text'>;

export interface DocumentStore {
  /** Takes over what a complete collection brought, and drops what the source no longer has; returns how many went. */
  replaceSource(source: string, documents: readonly Document[], now: number): Promise<number>;
  /** Drops the documents of sources that are no longer named. */
  keepSources(names: readonly string[]): Promise<void>;
  /** Digests of what other sources hold, each with its place. */
  digestsOfOthers(source: string): Promise<Map<string, string>>;
  all(): Promise<StoredDocument[]>;
  /** Documents that the index does not have under this fingerprint. */
  pending(fingerprint: string): Promise<StoredDocument[]>;
  /** When the change that waits longest for the index was found; undefined: none waits. */
  oldestPending(fingerprint: string, source?: string): Promise<number | undefined>;
  /** When each source was last read to its end. */
  collectedAt(): Promise<Map<string, number>>;
}

/** Documents in SQL. */
export const createDocumentStore = (database: Database): DocumentStore => {
  const db: Kysely<DocumentTables> = database.sql;
  const stored = () => db.selectFrom('knowledge_documents').select(['source', 'uri', 'content', 'title', 'text']);

  return {
    replaceSource: (source, documents, now) =>
      db.transaction().execute(async (transaction) => {
        for (const document of documents) await upsert(transaction, document, now);
        const gone = await transaction
          .deleteFrom('knowledge_documents')
          .where('source', '=', source)
          .where(sql<boolean>`not (uri = any(${documents.map(({ uri }) => uri)}::text[]))`)
          .executeTakeFirst();
        const collected_at = new Date(now);
        await transaction
          .insertInto('knowledge_sources')
          .values({ name: source, collected_at })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ collected_at }))
          .execute();
        return Number(gone.numDeletedRows);
      }),
    keepSources: async (names) => {
      await db.deleteFrom('knowledge_documents').where(sql<boolean>`not (source = any(${names}::text[]))`).execute();
      await db.deleteFrom('knowledge_sources').where(sql<boolean>`not (name = any(${names}::text[]))`).execute();
    },
    digestsOfOthers: async (source) => {
      const rows = await db
        .selectFrom('knowledge_documents')
        .select(['source', 'uri', 'digest'])
        .where('source', '!=', source)
        .execute();
      return new Map(rows.map((row) => [row.digest, `${row.source}/${row.uri}`]));
    },
    all: () => stored().orderBy('source').orderBy('uri').execute(),
    pending: (fingerprint) =>
      stored().where('indexed_as', 'is distinct from', fingerprint).orderBy('source').orderBy('uri').execute(),
    oldestPending: async (fingerprint, source) => {
      const row = await db
        .selectFrom('knowledge_documents')
        .select((select) => select.fn.min('changed_at').as('oldest'))
        .where('indexed_as', 'is distinct from', fingerprint)
        .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
        .executeTakeFirst();
      return row?.oldest?.getTime();
    },
    collectedAt: async () => {
      const rows = await db.selectFrom('knowledge_sources').selectAll().execute();
      return new Map(rows.map(({ name, collected_at }) => [name, collected_at.getTime()]));
    },
  };
};

/** An unchanged text keeps its place in the index; a changed one waits for it from now on. */
const upsert = async (db: Kysely<DocumentTables>, document: Document, now: number): Promise<void> => {
  const { source, uri, content, title, text, owner, digest, updatedAt } = document;
  const described = { content, title, text, owner, class: document.class, digest };
  await db
    .insertInto('knowledge_documents')
    .values({ source, uri, ...described, indexed_as: null, updated_at: new Date(updatedAt), changed_at: new Date(now) })
    .onConflict((conflict) =>
      conflict.columns(['source', 'uri']).doUpdateSet(({ ref }) => ({
        content: ref('excluded.content'),
        title: ref('excluded.title'),
        text: ref('excluded.text'),
        owner: ref('excluded.owner'),
        class: ref('excluded.class'),
        digest: ref('excluded.digest'),
        updated_at: ref('excluded.updated_at'),
        indexed_as: sql`case when knowledge_documents.digest = excluded.digest and knowledge_documents.title = excluded.title
          and knowledge_documents.content = excluded.content then knowledge_documents.indexed_as end`,
        changed_at: sql`case when knowledge_documents.digest = excluded.digest then knowledge_documents.changed_at
          else excluded.changed_at end`,
      })),
    )
    .execute();
};
