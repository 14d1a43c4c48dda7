import type { Model } from '../model.ts';
import { ModelError } from '../model-error.ts';

/**
 * Asks the first model, and the next one where it fails before its first chunk. A refusal to spend and an abort end the chain.
 * `order` may differ from request to request.
 */
export function withFallback(id: string, order: (request: Parameters<Model['stream']>[0]) => readonly Model[]): Model {
  return {
    id,
    async *stream(request, options) {
      const models = order(request);
      for (const [index, model] of models.entries()) {
        let hasStarted = false;
        try {
          for await (const chunk of model.stream(request, options)) {
            hasStarted = true;
            yield chunk;
          }
          return;
        } catch (error) {
          options.signal.throwIfAborted();
          const isLast = index === models.length - 1;
          if (isLast || hasStarted || !(error instanceof ModelError) || error.code === 'budget') throw error;
        }
      }
      throw new ModelError('unavailable', `${id}: no model is configured.`);
    },
  };
}
