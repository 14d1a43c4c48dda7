import type { Model, ModelChunk, ModelRequest } from '../model.ts';

type Step = string | Error | ModelChunk[];

/** For tests: a model that answers call after call as `steps` say (a text, an error, or chunks; the last one repeats), and keeps the requests. */
export function stubModel(id: string, ...steps: Step[]): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    id,
    requests,
    async *stream(request, { signal }) {
      signal.throwIfAborted();
      const step = steps[Math.min(requests.length, steps.length - 1)] ?? '';
      requests.push(request);
      if (step instanceof Error) throw step;
      yield* typeof step === 'string' ? says(id, step) : step;
    },
  };
}

/** The chunks of an answer of one text, for 10 tokens in, 5 out and 100 micro-USD. */
export function says(model: string, text: string): ModelChunk[] {
  const usage = { inputTokens: 10, outputTokens: 5, costMicroUsd: 100, estimated: false };
  return [
    { type: 'text', text },
    { type: 'reply', reply: { model, text, toolCalls: [], stop: 'end', usage } },
  ];
}

/** The texts of a stream joined, and its reply's model and cost. */
export async function readReply(
  model: Model,
  request: ModelRequest = { messages: [{ role: 'user', text: 'Hello' }], tools: [] },
) {
  const chunks = await collect(model.stream(request, { signal: AbortSignal.timeout(5000) }));
  const last = chunks.at(-1);
  if (last?.type !== 'reply') throw new Error('The stream ended without a reply.');
  const text = chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk.text] : [])).join('');
  return { text, model: last.reply.model, costMicroUsd: last.reply.usage.costMicroUsd };
}

/** All that a stream yields. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}
