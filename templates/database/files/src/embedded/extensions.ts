/** Extensions that the embedded database can create. */
import type { Extension } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

export const extensions: Extension[] = [vector];
