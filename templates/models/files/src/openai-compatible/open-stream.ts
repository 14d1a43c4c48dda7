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

/** Posts `body` and yields the data of each server-sent event; ends at `[DONE]`. Throws ModelError, or the signal's reason. */
export async function* openStream(request: StreamRequest): AsyncGenerator<unknown> {
  const silence = new AbortController();
  const tooLong = () =>
    silence.abort(new ModelError('timeout', `${request.url} was silent for ${request.silenceMs} ms.`));
  const timer = setTimeout(tooLong, request.silenceMs);
  const signal = AbortSignal.any([request.signal, silence.signal]);
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
      if (data === '[DONE]') return;
      yield parseEvent(data);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) throw error;
    throw new ModelError('unreachable', `${request.url} cannot be reached.`, { cause: error });
  } finally {
    clearTimeout(timer);
    // A consumer that stops early closes the connection.
    silence.abort();
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
    throw new ModelError('unavailable', `The provider reports: ${JSON.stringify(event.error).slice(0, 300)}`);
  }
  return event;
}
