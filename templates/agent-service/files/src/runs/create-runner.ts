import type { Agent, RunEvent, RunResult } from '@acme/agent';
import { isUnavailable } from '@acme/database';
import type { Logger } from '@acme/observability';
import type { Principal } from '@acme/security';
import { config } from '../config.ts';
import { ExternalTime, type TimedModels } from '../http/external-time.ts';
import { interrupted, type NewRun, type RunStore } from './run-store.ts';

/** Why a run was stopped from outside. */
export type StopReason = 'cancelled' | 'disconnected' | 'deadline' | 'interrupted';

export interface LiveRun {
  readonly id: string;
  readonly threadId: string;
  readonly result: Promise<RunResult>;
  /** All events from the first one on; the last is `run.finished`. */
  events(): AsyncIterable<RunEvent>;
  stop(reason: StopReason): void;
}

export interface Runner {
  readonly draining: boolean;
  /** Writes the run, then starts it. */
  start(run: NewRun & { principal: Principal; external?: ExternalTime }): Promise<LiveRun>;
  /** False where this process does not run it. */
  stop(id: string, reason: StopReason): boolean;
  /** Stores what could not be stored when it ended, since the database was away. Throws where it still is. */
  storeLate(): Promise<void>;
  /** Admits nothing new, waits for what runs, and interrupts what is left after `limitMs`. */
  drain(limitMs: number): Promise<void>;
}

/** A task may take twice its p95 before it is stopped: the slow ones finish, the stuck ones do not stay. */
export const deadlineMs = (): number => config.taskP95Ms * 2;

/** After being told to stop, an agent has this long to end by itself. */
const GRACE_MS = 1_000;

export const createRunner = (parts: {
  agent: Agent;
  store: RunStore;
  within: TimedModels['within'];
  log: Logger;
}): Runner => {
  const live = new Map<string, LiveRun>();
  const late = new Map<string, RunResult>();
  let draining = false;

  return {
    get draining() {
      return draining;
    },
    async start({ principal, external = new ExternalTime(), ...run }) {
      await parts.store.create(run);
      const feed = createFeed();
      const stopping = new AbortController();
      const deadline = setTimeout(() => stopping.abort('deadline' satisfies StopReason), deadlineMs());
      const identity = { tenant: principal.tenant, user: principal.id };
      const request = { id: run.id, input: run.input, threadId: run.threadId, identity };
      const result = parts.within(external, async () => {
        const ended = await follow({
          ...parts,
          late,
          request,
          signal: stopping.signal,
          external,
          publish: feed.publish,
        });
        clearTimeout(deadline);
        live.delete(run.id);
        feed.publish({ type: 'run.finished', result: ended });
        return ended;
      });
      const stop = (reason: StopReason) => stopping.abort(reason);
      const started = { id: run.id, threadId: run.threadId, result, events: feed.events, stop };
      live.set(run.id, started);
      return started;
    },
    stop(id, reason) {
      live.get(id)?.stop(reason);
      return live.has(id);
    },
    async storeLate() {
      for (const [id, result] of late) {
        await parts.store.finish(id, result);
        late.delete(id);
      }
    },
    async drain(limitMs) {
      draining = true;
      const ended = Promise.all([...live.values()].map(({ result }) => result));
      const overtime = setTimeout(() => {
        for (const run of live.values()) run.stop('interrupted');
      }, limitMs);
      await ended;
      clearTimeout(overtime);
    },
  };
};

interface Following {
  readonly agent: Agent;
  readonly store: RunStore;
  readonly late: Map<string, RunResult>;
  readonly log: Logger;
  readonly request: Parameters<Agent['run']>[0];
  readonly signal: AbortSignal;
  readonly external: ExternalTime;
  publish(event: RunEvent): void;
}

/** Runs the agent to its end, whatever that is, and stores the result before anybody is told. Never rejects. */
const follow = async ({
  agent,
  store,
  late,
  log,
  request,
  signal,
  external,
  publish,
}: Following): Promise<RunResult> => {
  let result = interrupted(request.id);
  try {
    const events = agent.run(request, { signal })[Symbol.asyncIterator]();
    const overdue = afterGrace(signal);
    for (;;) {
      const next = await Promise.race([events.next(), overdue]);
      if (next === 'overdue') void events.return?.();
      if (next === 'overdue' || next.done) break;
      if (next.value.type === 'tool.started') external.enter();
      if (next.value.type === 'tool.finished') external.leave();
      if (next.value.type === 'run.finished') result = next.value.result;
      else publish(next.value);
    }
    result = stopped(result, signal);
    await store.finish(request.id, result);
    return result;
  } catch (error) {
    if (isUnavailable(error)) log.warn({ reason: error.message, runId: request.id }, 'a result waits for the database');
    else log.error({ err: error, runId: request.id }, 'a run could not be finished');
    const failed = { ...result, status: 'failed' as const, reason: 'internal' };
    // Kept, since a run that stays `running` would be waited for until this process ends.
    await store.finish(request.id, failed).catch(() => late.set(request.id, failed));
    return failed;
  }
};

/** The agent only knows that it was aborted; why, is known here. */
const stopped = (result: RunResult, signal: AbortSignal): RunResult => {
  if (!signal.aborted || result.status === 'completed') return result;
  const reason = signal.reason as StopReason;
  const status = reason === 'deadline' ? 'limited' : reason === 'interrupted' ? 'failed' : 'cancelled';
  return { ...result, status, reason };
};

const afterGrace = (signal: AbortSignal): Promise<'overdue'> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => setTimeout(() => resolve('overdue'), GRACE_MS).unref(), { once: true });
  });

/** Keeps the events of one run, for any number of readers, each from the start. */
const createFeed = () => {
  const past: RunEvent[] = [];
  const waiting = new Set<() => void>();
  return {
    publish(event: RunEvent) {
      past.push(event);
      for (const wake of waiting) wake();
      waiting.clear();
    },
    async *events(): AsyncGenerator<RunEvent> {
      for (let index = 0; ; index++) {
        while (index >= past.length) await new Promise<void>((wake) => waiting.add(wake));
        const event = past[index] as RunEvent;
        yield event;
        if (event.type === 'run.finished') return;
      }
    },
  };
};
