import { type Model, ModelError, type ModelReply, type ModelRequest } from '@acme/models';
import { genAiAttributes, withSpan } from '@acme/observability';
import type { RunContext } from './run-context.ts';

/** Calls a model inside a span, passes its text on as it comes, and books what it cost to the run. */
export async function callModel(call: {
  model: Model;
  request: ModelRequest;
  run: RunContext;
  onText: (text: string) => void;
}): Promise<ModelReply> {
  const { model, request, run, onText } = call;
  return withSpan(
    'model',
    { [genAiAttributes.operation]: 'chat', [genAiAttributes.requestModel]: model.id },
    async (span) => {
      for await (const chunk of model.stream(request, { signal: run.signal })) {
        run.signal.throwIfAborted();
        if (chunk.type === 'text') {
          onText(chunk.text);
          continue;
        }
        const { usage } = chunk.reply;
        const total = run.spent.usage;
        total.inputTokens += usage.inputTokens;
        total.outputTokens += usage.outputTokens;
        total.costMicroUsd += usage.costMicroUsd;
        total.estimated ||= usage.estimated;
        span.setAttributes({
          [genAiAttributes.responseModel]: chunk.reply.model,
          [genAiAttributes.inputTokens]: usage.inputTokens,
          [genAiAttributes.outputTokens]: usage.outputTokens,
        });
        return chunk.reply;
      }
      throw new ModelError('interrupted', `${model.id} ended without an answer.`);
    },
  );
}
