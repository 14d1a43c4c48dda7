import { ModelError } from '../model-error.ts';
import { errorOfResponse } from './error-of-response.ts';
import { readServerEvents } from './read-server-events.ts';

interface StreamRequest {
  url: string;
  body: unknown;
  apiKey: string;
  signal: AbortSignal;
  silenceMs: number;
  fetch: typeof fetch;
}

/** Posts `body` and yields the data of each server-sent event. Throws ModelError, or the signal's reason. */
export async function* openStream(request: StreamRequest): AsyncGenerator<unknown> {
  const silence = new AbortController();
  const tooLong = () =>
    silence.abort(new ModelError('timeout', `${request.url} was silent for ${request.silenceMs} ms.`));
  const timer = setTimeout(tooLong, request.silenceMs);
  const signal = AbortSignal.any([request.signal, silence.signal]);
  let isDone = false;
  try {
    const response = await request.fetch(request.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${request.apiKey}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify(request.body),
      signal,
    });
    if (!response.ok || !response.body) throw await errorOfResponse(response);
    for await (const data of readServerEvents(response.body)) {
      timer.refresh();
      // What follows is read to its end: a connection that is cut cannot be used again.
      if (data === '[DONE]') isDone = true;
      else yield parseEvent(data);
    }
  } catch (error) {
    if (isDone) return;
    signal.throwIfAborted();
    if (error instanceof ModelError) throw error;
    const { code = 'no connection' } = ((error as Error).cause ?? {}) as { code?: string };
    throw new ModelError('unreachable', `${request.url} cannot be reached (${code}).`, { cause: error });
  } finally {
    clearTimeout(timer);
    // A consumer that stops early closes the connection.
    if (!isDone) silence.abort();
  }
}

function parseEvent(data: string): unknown {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch (cause) {
    throw new ModelError('interrupted', 'The provider sent an event that is not JSON.', { cause });
  }
  if (typeof event === 'object' && event !== null && 'error' in event) {
    const cause = new Error(JSON.stringify(event.error).slice(0, 300));
    throw new ModelError('unavailable', 'The provider reports an error in its stream.', { cause });
  }
  return event;
}
