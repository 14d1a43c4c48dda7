/**
 * Turns what `work` emits into a stream that ends when `work` does. A consumer that stops early aborts `signal` of the work.
 * Rejections of `work` are thrown to the consumer after the events before them.
 */
export async function* eventStream<T>(
  work: (emit: (event: T) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T> {
  const waiting: T[] = [];
  const left = new AbortController();
  let wake = () => {};
  let isOver = false;
  const working = work((event) => {
    waiting.push(event);
    wake();
  }, left.signal).finally(() => {
    isOver = true;
    wake();
  });
  // Thrown below, once the events before it are out.
  working.catch(() => {});
  try {
    while (!isOver || waiting.length > 0) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    await working;
  } finally {
    left.abort(new Error('Nobody listens to the run any more.'));
  }
}
