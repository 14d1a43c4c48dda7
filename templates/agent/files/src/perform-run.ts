import { genAiAttributes, type Logger, record, withSpan } from '@acme/observability';
import type { RunEvent, RunRequest, RunResult } from './agent.ts';
import type { Outcome } from './loop/loop-state.ts';
import type { RunContext } from './loop/run-context.ts';
import type { Specialist } from './topology/specialist.ts';
import type { Topology } from './topology/topology.ts';

type SharedParts = Pick<RunContext, 'models' | 'memory' | 'knowledge' | 'approve' | 'data' | 'limits' | 'earlyExit'> & {
  specialists: readonly Specialist[];
  topology: Topology;
  clock: () => number;
  log: Pick<Logger, 'error'>;
};

/** One run from start to finish: its clock, its spending, its memory. Emits `run.finished` last, and does not throw. */
export async function performRun(job: {
  request: RunRequest;
  parts: SharedParts;
  emit: (event: RunEvent) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { request, parts, emit } = job;
  const startedAt = parts.clock();
  const start = performance.now();
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(new Error('The run took too long.')), parts.limits.timeMs);
  const usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, estimated: false };
  let agent = 'acme-agent';
  const run: RunContext = {
    ...parts,
    request,
    signal: AbortSignal.any([job.signal, time.signal]),
    spent: { steps: 0, usage, toolCalls: [], callIds: 0 },
    announce(name) {
      agent = name;
      emit({ type: 'run.started', id: request.id, agent });
    },
    say: (text) => emit({ type: 'text', text }),
    toolStarted: (call) => emit({ type: 'tool.started', call }),
    toolFinished: (finished) => emit({ type: 'tool.finished', record: finished }),
  };
  const explain = (error: unknown): Outcome => {
    if (job.signal.aborted) return { agent, status: 'cancelled', output: '' };
    if (time.signal.aborted) return { agent, status: 'limited', reason: 'time', output: '' };
    parts.log.error({ err: error, runId: request.id }, 'the run failed');
    return { agent, status: 'failed', reason: 'internal', output: '' };
  };
  const outcome = await withSpan('run', { [genAiAttributes.operation]: 'invoke_agent' }, async () => {
    const ended = await parts.topology(parts.specialists, run);
    if (ended.status === 'completed') await remember(ended.output, startedAt, run, parts.clock);
    return ended;
  }).catch(explain);
  clearTimeout(timer);
  const result: RunResult = { id: request.id, ...outcome, toolCalls: run.spent.toolCalls, usage };
  record.run({ agent: outcome.agent, status: outcome.status, seconds: (performance.now() - start) / 1000 });
  emit({ type: 'run.finished', result });
}

async function remember(output: string, startedAt: number, run: RunContext, clock: () => number): Promise<void> {
  const { identity, threadId, input } = run.request;
  await run.memory?.remember({
    identity,
    threadId,
    turns: [
      { role: 'user', text: input, at: startedAt },
      { role: 'assistant', text: output, at: clock() },
    ],
  });
}
