import {
  BrokenCircuitError,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  SamplingBreaker,
  wrap,
} from 'cockatiel';
import type { Model, ModelChunk, ModelRequest } from '../model.ts';
import { ModelError } from '../model-error.ts';

interface RetrySettings {
  retry: { maxAttempts: number; initialDelayMs: number; multiplier: number; maxDelayMs: number };
  breaker: { errorPct: number; windowSeconds: number; minRequests: number };
}

/**
 * Repeats calls of `model` that failed before their first chunk, and stops calling it while too many fail. Once a chunk
 * is out nothing is repeated: whoever listens has heard it. A provider that asks for more patience than `maxDelayMs` is left to a fallback.
 */
export function withRetries(model: Model, settings: RetrySettings): Model {
  const policy = createPolicy(settings);
  return {
    id: model.id,
    async *stream(request, { signal }) {
      const opened = await untilAborted(
        policy.execute(() => open(model, request, signal), signal),
        signal,
      ).catch((error: unknown) => {
        signal.throwIfAborted();
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new ModelError('unavailable', `${model.id} failed too often and is left alone for a while.`, {
          cause: error,
        });
      });
      try {
        yield opened.first;
        yield* opened.rest;
      } finally {
        await opened.rest.return?.();
      }
    },
  };
}

function createPolicy({ retry: delays, breaker }: RetrySettings) {
  const isTransient = handleWhen((error) => error instanceof ModelError && error.retryable);
  const isWorthWaiting = handleWhen(
    (error) => error instanceof ModelError && error.retryable && (error.retryAfterMs ?? 0) <= delays.maxDelayMs,
  );
  const backoff = new DelegateBackoff(({ attempt, result }: IRetryBackoffContext<unknown>) => {
    const asked = 'error' in result && result.error instanceof ModelError ? (result.error.retryAfterMs ?? 0) : 0;
    const delay = Math.min(delays.initialDelayMs * delays.multiplier ** (attempt - 1), delays.maxDelayMs);
    return Math.max(asked, delay * (0.5 + Math.random() / 2));
  });
  const sampling = new SamplingBreaker({
    threshold: breaker.errorPct / 100,
    duration: breaker.windowSeconds * 1000,
    minimumRps: breaker.minRequests / breaker.windowSeconds,
  });
  return wrap(
    circuitBreaker(isTransient, { halfOpenAfter: delays.maxDelayMs, breaker: sampling }),
    // cockatiel counts the repetitions, the canvas counts the attempts.
    retry(isWorthWaiting, { maxAttempts: delays.maxAttempts - 1, backoff }),
  );
}

/** cockatiel sleeps through an abort between two attempts; whoever aborted does not wait for that. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
  });
  return Promise.race([work, aborted]).finally(() => over.abort());
}

async function open(model: Model, request: ModelRequest, signal: AbortSignal) {
  const rest = model.stream(request, { signal })[Symbol.asyncIterator]();
  const { value, done } = await rest.next();
  if (done) throw new ModelError('interrupted', `${model.id} ended without an answer.`);
  const first: ModelChunk = value;
  return { first, rest: { [Symbol.asyncIterator]: () => rest, return: () => rest.return?.() } };
}
