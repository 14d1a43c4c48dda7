/** The tables of the knowledge base. */
import type { Migration } from '@acme/database';
import { knowledge } from './migrations/0001-knowledge.ts';
import { embeddingCache } from './migrations/0002-embedding-cache.ts';

export const migrations: Migration[] = [knowledge, embeddingCache];
