import { config } from '../config.ts';
import type { Model, ModelReply, ModelRequest, Usage } from '../model.ts';
import { ModelError } from '../model-error.ts';
import { fixed } from './fixed.ts';
import { priceOf } from './price-of.ts';
import type { Strategy } from './strategy.ts';

const scoring =
  'Rate from 0 to 1 how sure you are that the answer is correct and complete, given only what the conversation holds. Reply with the number alone.';

/** For answers: the cheapest model of the canvas tries first, and the best one takes over where it is not sure enough of itself. */
export const cascade: Strategy = (choice) => cascadeAt(config.confidenceThreshold, choice);

/** `cascade` with a threshold from 0 to 1. Replies carry the cost of every call that they took. */
export function cascadeAt(threshold: number, choice: Parameters<Strategy>[0]): Model {
  const best = fixed(choice);
  const small = choice.pool.toSorted((a, b) => priceOf(a.entry) - priceOf(b.entry))[0]?.model;
  if (choice.use !== 'answer' || !small) return best;
  return {
    id: choice.use,
    async *stream(request, options) {
      if (choice.ranked()[0]?.model === small) return yield* best.stream(request, options);
      const tried = await tryFirst({ small, request, threshold, ...options });
      if (tried.accepted) {
        if (tried.accepted.text) yield { type: 'text', text: tried.accepted.text };
        return yield { type: 'reply', reply: tried.accepted };
      }
      for await (const chunk of best.stream(request, options)) {
        if (chunk.type === 'text') yield chunk;
        else yield { type: 'reply', reply: { ...chunk.reply, usage: addUsage(chunk.reply.usage, tried.spent) } };
      }
    },
  };
}

const nothing: Usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, estimated: false };

/** A reply that asks for tools is taken as it is: what counts is the answer that follows. A small model that fails has spent nothing. */
async function tryFirst(options: { small: Model; request: ModelRequest; threshold: number; signal: AbortSignal }) {
  try {
    const reply = await replyOf(options.small, options.request, options.signal);
    if (reply.toolCalls.length > 0) return { accepted: reply, spent: nothing };
    const question: ModelRequest = {
      messages: [
        { role: 'system', text: scoring },
        { role: 'user', text: JSON.stringify({ conversation: options.request.messages, answer: reply.text }) },
      ],
      tools: [],
      maxOutputTokens: 16,
    };
    const score = await replyOf(options.small, question, options.signal);
    const usage = addUsage(reply.usage, score.usage);
    const isSure = reply.stop === 'end' && Number.parseFloat(score.text) >= options.threshold;
    return { accepted: isSure ? { ...reply, usage } : undefined, spent: usage };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof ModelError) return { accepted: undefined, spent: nothing };
    throw error;
  }
}

async function replyOf(model: Model, request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
  for await (const chunk of model.stream(request, { signal })) if (chunk.type === 'reply') return chunk.reply;
  throw new ModelError('interrupted', `${model.id} ended without an answer.`);
}

const addUsage = (a: Usage, b: Usage): Usage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  costMicroUsd: a.costMicroUsd + b.costMicroUsd,
  estimated: a.estimated || b.estimated,
});
