import { AsyncLocalStorage } from 'node:async_hooks';
import type { Model, ModelChunk, ModelRequest, Models } from '@acme/models';

/** Wall time of one request in which at least one model or tool was at work; overlapping work counts once. */
export class ExternalTime {
  #busy = 0;
  #since = 0;
  #total = 0;

  enter(): void {
    if (this.#busy++ === 0) this.#since = performance.now();
  }

  leave(): void {
    if (--this.#busy === 0) this.#total += performance.now() - this.#since;
  }

  get milliseconds(): number {
    return this.#total + (this.#busy > 0 ? performance.now() - this.#since : 0);
  }
}

export interface TimedModels {
  readonly models: Models;
  /** Runs `work`; what models take inside it is added to `time`. */
  within<T>(time: ExternalTime, work: () => Promise<T>): Promise<T>;
}

/** Measures models from outside, so that the service's own time can be told apart from theirs. */
export const timeModels = (models: Models): TimedModels => {
  const current = new AsyncLocalStorage<ExternalTime>();
  const timed = (model: Model): Model => ({
    id: model.id,
    async *stream(request: ModelRequest, options: { signal: AbortSignal }) {
      const chunks = model.stream(request, options)[Symbol.asyncIterator]();
      try {
        for (let next = await waitFor(chunks); !next.done; next = await waitFor(chunks)) yield next.value;
      } finally {
        await chunks.return?.();
      }
    },
  });
  const waitFor = async (chunks: AsyncIterator<ModelChunk>): Promise<IteratorResult<ModelChunk>> => {
    const time = current.getStore();
    time?.enter();
    try {
      return await chunks.next();
    } finally {
      time?.leave();
    }
  };
  const known = new Map<Model, Model>();
  const once = (model: Model): Model => {
    const wrapped = known.get(model) ?? timed(model);
    known.set(model, wrapped);
    return wrapped;
  };
  return {
    models: { scripted: models.scripted, forUse: (use) => once(models.forUse(use)) },
    within: (time, work) => current.run(time, work),
  };
};
