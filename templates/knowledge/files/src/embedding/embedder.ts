import type { Database } from '@acme/database';

/** Turns texts into vectors. `id` names what made a vector, and its size: different ids are never compared. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** One vector for each text, in order. @throws when the model does not answer. */
  embed(texts: readonly string[]): Promise<ArrayLike<number>[]>;
}

export interface EmbedderOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
}

/** Opens the embedder of a model's name; undefined: it does not know the name. */
export type EmbedderFactory = (model: string, options: EmbedderOptions) => Promise<Embedder | undefined>;

/** Adds something to every embedder: a cache. */
export type EmbedderDecorator = (embedder: Embedder, options: { readonly database: Database }) => Embedder;
