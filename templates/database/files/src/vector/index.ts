/** Vectors for every owner that stores them: the local embedder, the text form of a vector, words, and the check for pgvector. */
export { embedText, localEmbedder } from './embed-text.ts';
export { requireVector } from './require-vector.ts';
export { toVector } from './to-vector.ts';
export { shareOfWords, tellingWords, wordsOf } from './words.ts';
