import type { Database } from '@acme/database';
import { config } from '../config.ts';
import { embedderDecorators, embedderFactories } from '../embedders.ts';
import type { Embedder, EmbedderOptions } from './embedder.ts';

export interface Embedders {
  /** For a kind of content: its own embedder, then, where the canvas asks for a second index, that one's. */
  forContent(content: string): readonly Embedder[];
  /** Those that queries are embedded with, each once. */
  readonly searched: readonly Embedder[];
  /** Stands in for any of them that does not answer; undefined: there is no second index. */
  readonly second: Embedder | undefined;
  /** Changes when documents have to be indexed again. */
  readonly fingerprint: string;
}

/** Opens the embedders that knowledge.embedding names. @throws when one is unknown or does not answer. */
export const openEmbedders = async (options: EmbedderOptions & { database: Database }): Promise<Embedders> => {
  const { model, byContent, fallback } = config.embedding;
  const open = async (name: string): Promise<Embedder> => {
    for (const factory of embedderFactories) {
      const embedder = await factory(name, options);
      if (embedder)
        return embedderDecorators.reduce((inner, decorate) => decorate(inner, options), inBatches(embedder));
    }
    throw new Error(`no embedder for the model ${name}`);
  };
  const primary = await open(model);
  const own = new Map<string, Embedder>();
  for (const entry of byContent) own.set(entry.content, await open(entry.model));
  const second = fallback ? await open(fallback) : undefined;
  const forContent = (content: string): Embedder[] =>
    distinct([own.get(content) ?? primary, ...(second ? [second] : [])]);
  return {
    forContent,
    searched: distinct([primary, ...own.values()]),
    second,
    fingerprint: JSON.stringify([primary.id, [...own].map(([content, { id }]) => [content, id]), second?.id ?? '']),
  };
};

/** No more than `batchSize` texts go to a model at once. */
const inBatches = (embedder: Embedder): Embedder => ({
  ...embedder,
  embed: async (texts) => {
    const { batchSize } = config.embedding;
    const vectors: ArrayLike<number>[] = [];
    for (let start = 0; start < texts.length; start += batchSize) {
      vectors.push(...(await embedder.embed(texts.slice(start, start + batchSize))));
    }
    return vectors;
  },
});

const distinct = (embedders: readonly Embedder[]): Embedder[] => [
  ...new Map(embedders.map((embedder) => [embedder.id, embedder])).values(),
];
