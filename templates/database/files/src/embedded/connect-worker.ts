import type { Worker } from 'node:worker_threads';
import type { QueryResult, WorkerReply, WorkerRequest } from './worker-messages.ts';

type Request = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never;

/** Calls into the database's thread. */
export interface WorkerConnection {
  /** Resolves when the database is open. */
  readonly ready: Promise<unknown>;
  /** @throws an error with PostgreSQL's `code`; `57014` beyond the time-out, as the server has it. */
  query(sql: string, parameters: readonly unknown[]): Promise<QueryResult>;
  /** The whole database as a tar archive. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Joins requests to replies by id; when the thread dies, whatever waits for it fails. */
export const connectWorker = (worker: Worker, statementTimeoutMs: number): WorkerConnection => {
  const waiting = new Map<number, { resolve(reply: WorkerReply): void; reject(error: Error): void }>();
  let lastId = 0;
  let failure: Error | undefined;

  const expect = (id: number): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  const fail = (error: Error): void => {
    failure = error;
    for (const reply of waiting.values()) reply.reject(error);
    waiting.clear();
  };
  const ask = async (request: Request): Promise<WorkerReply> => {
    if (failure) throw failure;
    lastId += 1;
    const reply = expect(lastId);
    worker.postMessage({ ...request, id: lastId });
    return reply;
  };

  const ready = expect(0);
  worker.on('message', (reply: WorkerReply) => {
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error) waiter?.reject(Object.assign(new Error(reply.error.message), reply.error));
    else waiter?.resolve(reply);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the thread of the embedded database ended (exit code ${code})`)));

  return {
    ready,
    query: async (sql, parameters) => {
      const reply = await within(statementTimeoutMs, ask({ kind: 'query', sql, parameters }));
      if (!reply.result) throw new Error('the embedded database sent no result');
      return reply.result;
    },
    dump: async () => {
      const { dump } = await ask({ kind: 'dump' });
      if (!dump) throw new Error('the embedded database sent no dump');
      return dump;
    },
    close: async () => {
      await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
};

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`statement given up after ${ms} ms`), { code: '57014' });
    timer = setTimeout(() => reject(error), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
