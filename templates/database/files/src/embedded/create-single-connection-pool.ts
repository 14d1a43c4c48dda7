import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { WorkerConnection } from './connect-worker.ts';

/** A pool of one, as kysely's PostgreSQL dialect expects it: whoever connects waits until the one before has released. */
export const createSingleConnectionPool = (connection: WorkerConnection): PostgresPool => {
  let tail: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;

  const connect = async (): Promise<PostgresPoolClient> => {
    const turn = tail;
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    tail = turn.then(() => released);
    await turn;
    return { query: connection.query as PostgresPoolClient['query'], release: () => release() };
  };
  const end = (): Promise<void> => {
    closing ??= tail.then(() => connection.close());
    return closing;
  };
  return { connect, end, options: {} };
};
