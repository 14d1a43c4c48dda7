import type { Database } from '@acme/database';
import type { DocumentStore } from '../documents/document-store.ts';
import type { Embedders } from '../embedding/open-embedders.ts';

/** Brings the index up to date with the documents; returns how many documents were indexed. */
export type Update = (parts: { database: Database; documents: DocumentStore; embedders: Embedders }) => Promise<number>;
