import { isTelling, wordsOf } from './words.ts';

const DIMENSIONS = 384;
const NGRAM = 3;
const WORD_WEIGHT = 2;
const SHORT_WORD_WEIGHT = 0.25;

/** Names what made a vector: vectors of different embedders are never compared. */
export const localEmbedder = { id: 'local-hash-384', dimensions: DIMENSIONS } as const;

/**
 * A vector of length 1 from hashed words and character trigrams (FNV-1a). It needs no model and no network, and it is
 * lexical: it finds shared words and word parts, also misspelt, but knows nothing of meaning.
 */
export const embedText = (text: string): Float32Array => {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of wordsOf(text)) {
    const weight = isTelling(word) ? 1 : SHORT_WORD_WEIGHT;
    add(vector, word, WORD_WEIGHT * weight);
    const padded = ` ${word} `;
    for (let start = 0; start + NGRAM <= padded.length; start += 1)
      add(vector, padded.slice(start, start + NGRAM), weight);
  }
  return normalise(vector);
};

/** The sign comes from the hash too, so that collisions cancel out instead of adding up. */
const add = (vector: Float32Array, feature: string, weight: number): void => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  const slot = (hash >>> 1) % DIMENSIONS;
  vector[slot] = (vector[slot] ?? 0) + (hash & 1 ? weight : -weight);
};

const normalise = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
};
