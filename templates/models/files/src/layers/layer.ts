import type { Logger } from '@acme/observability';
import type { Model, Use } from '../model.ts';
import type { PooledModel } from '../routing/strategy.ts';

/** Something laid over the model of a use; returns the model itself where it has nothing to add. */
export type Layer = (
  model: Model,
  context: { use: Use; pool: readonly PooledModel[]; log: Pick<Logger, 'info'> },
) => Model;
