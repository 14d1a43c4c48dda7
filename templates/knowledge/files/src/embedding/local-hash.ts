import { embedText, localEmbedder } from '@acme/database/vector';
import type { Embedder, EmbedderFactory } from './embedder.ts';

/** The two sentence models have no runtime here: they run on their lexical stand-in, and production refuses them. */
const names = new Set(['local-hash', 'all-mpnet-base-v2', 'all-MiniLM-L6-v2']);

const localHash: Embedder = { ...localEmbedder, embed: async (texts) => texts.map(embedText) };

/** Hashed words and word parts: no model, no network; lexical, not semantic. */
export const openLocalHash: EmbedderFactory = async (model) => (names.has(model) ? localHash : undefined);
