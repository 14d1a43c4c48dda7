import type { Model, Use } from '../model.ts';
import type { ModelEntry } from '../model-entry.ts';

/** A model of the canvas, ready to be called. */
export interface PooledModel {
  entry: ModelEntry;
  model: Model;
}

/** What a strategy may choose from. */
export interface Choice {
  use: Use;
  /** The models for this use, best first; ranked anew at each request. Never empty. */
  ranked: () => PooledModel[];
  /** Every model whose key is there. */
  pool: readonly PooledModel[];
  /** Models that stand in, in order. */
  fallback: readonly PooledModel[];
}

/** Joins models into the one that answers a use. */
export type Strategy = (choice: Choice) => Model;
