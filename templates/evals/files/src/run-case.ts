import { randomUUID } from 'node:crypto';
import type { Agent, RunEvent, RunResult } from '@acme/agent';
import type { GoldenCase } from './golden-case.ts';

/** What one run of a case left behind. */
export interface Trace {
  events: RunEvent[];
  /** Undefined where the run ended without its last event, or threw. */
  result?: RunResult;
  /** What the run threw; an agent should never throw. */
  thrown?: string;
  ms: number;
}

/** Runs one case on a thread of its own and records every event in memory. */
export async function runCase(agent: Agent, golden: GoldenCase, options: { timeoutMs: number }): Promise<Trace> {
  const startedAt = performance.now();
  const events: RunEvent[] = [];
  const trace = (): Trace => ({ events, ms: Math.round(performance.now() - startedAt) });
  const request = {
    id: randomUUID(),
    input: golden.input,
    threadId: `eval-${randomUUID()}`,
    identity: { tenant: 'eval', user: 'eval' },
  };
  try {
    for await (const event of agent.run(request, { signal: AbortSignal.timeout(options.timeoutMs) }))
      events.push(event);
  } catch (error) {
    return { ...trace(), thrown: error instanceof Error ? error.message : String(error) };
  }
  const last = events.at(-1);
  return last?.type === 'run.finished' ? { ...trace(), result: last.result } : trace();
}
