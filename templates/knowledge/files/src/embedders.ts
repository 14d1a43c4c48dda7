/** The embedders that knowledge.embedding may name, and what is added to them. */
import { withCache } from './embedding/cached.ts';
import type { EmbedderDecorator, EmbedderFactory } from './embedding/embedder.ts';
import { openHosted } from './embedding/hosted.ts';
import { openLocalHash } from './embedding/local-hash.ts';

export const embedderDecorators: EmbedderDecorator[] = [withCache];
export const embedderFactories: EmbedderFactory[] = [openLocalHash, openHosted];
