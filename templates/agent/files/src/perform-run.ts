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
    return ended.status === 'completed' ? remember(ended, run, { startedAt, ...parts }) : ended;
  }).catch(explain);
  clearTimeout(timer);
  const result: RunResult = { id: request.id, ...outcome, toolCalls: run.spent.toolCalls, usage };
  record.run({ agent: outcome.agent, status: outcome.status, seconds: (performance.now() - start) / 1000 });
  emit({ type: 'run.finished', result });
}

/** An answer that memory did not take was heard all the same: the run fails, and keeps it. */
async function remember(
  ended: Outcome,
  run: RunContext,
  { startedAt, clock, log }: { startedAt: number } & Pick<SharedParts, 'clock' | 'log'>,
): Promise<Outcome> {
  const { identity, threadId, input, id } = run.request;
  const turns = [
    { role: 'user' as const, text: input, at: startedAt },
    { role: 'assistant' as const, text: ended.output, at: clock() },
  ];
  try {
    await run.memory?.remember({ identity, threadId, turns });
    return ended;
  } catch (error) {
    log.error({ err: error, runId: id }, 'the run was not remembered');
    return { ...ended, status: 'failed', reason: 'memory' };
  }
}
