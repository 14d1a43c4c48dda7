/** Long-term memory, by memory.architecture.longTerm. */
export { openPgvector as openLongTerm } from './long-term/pgvector.ts';
