import { record } from '@acme/observability';
import type { Model } from '../model.ts';
import { ModelError } from '../model-error.ts';

/** Times and costs of single attempts, as they end. */
export type AttemptListener = (attempt: {
  model: string;
  firstTokenMs: number | undefined;
  costMicroUsd: number;
  failure: ModelError | undefined;
}) => void;

/** Records each attempt at `model`: outcome, seconds, first token, tokens and cost. */
export function withMetrics(model: Model, listener: AttemptListener): Model {
  return {
    id: model.id,
    async *stream(request, options) {
      const start = performance.now();
      let firstTokenMs: number | undefined;
      let usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
      let outcome = 'stopped';
      let failure: ModelError | undefined;
      try {
        for await (const chunk of model.stream(request, options)) {
          firstTokenMs ??= performance.now() - start;
          if (chunk.type === 'reply') usage = chunk.reply.usage;
          if (chunk.type === 'reply') outcome = 'ok';
          yield chunk;
        }
      } catch (error) {
        if (error instanceof ModelError) failure = error;
        outcome = failure?.code ?? 'stopped';
        throw error;
      } finally {
        const firstTokenSeconds = firstTokenMs === undefined ? undefined : firstTokenMs / 1000;
        const { inputTokens, outputTokens, costMicroUsd } = usage;
        const seconds = (performance.now() - start) / 1000;
        record.modelCall({
          model: model.id,
          outcome,
          seconds,
          firstTokenSeconds,
          inputTokens,
          outputTokens,
          costMicroUsd,
        });
        listener({ model: model.id, firstTokenMs, costMicroUsd, failure });
      }
    },
  };
}
