import type { Model, ModelRequest } from '../model.ts';
import { ModelError } from '../model-error.ts';
import { openStream } from './open-stream.ts';
import { ReplyBuilder } from './reply-builder.ts';
import { toBody } from './to-body.ts';

interface OpenAiModelOptions {
  /** Our own id of the model; replies carry it. */
  id: string;
  /** The provider's name of it. */
  model: string;
  /** Address up to and with `/v1`; asked for before each call. */
  baseUrl: () => Promise<string>;
  apiKey: string;
  outputLimit: 'max_tokens' | 'max_completion_tokens';
  /** How long the model may stay silent, before its first event and between events, in milliseconds. */
  silenceMs: number;
  /** Micro-USD for one token. */
  price: { input: number; output: number };
  fetch: typeof fetch;
}

/** A model behind the chat completions API, streamed. Makes one attempt: repeating is the caller's. */
export function createOpenAiModel(options: OpenAiModelOptions): Model {
  return { id: options.id, stream: (request, { signal }) => stream(options, request, signal) };
}

async function* stream(
  options: OpenAiModelOptions,
  request: ModelRequest,
  signal: AbortSignal,
): ReturnType<Model['stream']> {
  signal.throwIfAborted();
  const url = `${await options.baseUrl()}/chat/completions`;
  const body = toBody(request, options);
  const builder = new ReplyBuilder();
  for await (const event of openStream({ ...options, url, body, signal })) {
    const text = builder.add(event);
    if (text) yield { type: 'text', text };
  }
  if (!builder.finished) throw new ModelError('interrupted', `${options.id}: the answer broke off.`);
  yield { type: 'reply', reply: builder.build({ id: options.id, request, price: options.price }) };
}
