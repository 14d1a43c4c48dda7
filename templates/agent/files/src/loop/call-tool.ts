import type { ToolCall } from '@acme/models';
import { genAiAttributes, record, withSpan } from '@acme/observability';
import type { ToolCallRecord } from '../agent.ts';
import type { Tool } from '../define-tool.ts';
import type { RunContext } from './run-context.ts';

/** Calls one tool. Never throws: an unknown name, a bad input, a refusal, a time-out or a failure is a result that says so. */
export async function callTool(call: ToolCall, tools: readonly Tool[], run: RunContext): Promise<ToolCallRecord> {
  const tool = tools.find(({ name }) => name === call.name);
  const start = performance.now();
  const finish = (result: { output: unknown } | { error: string }): ToolCallRecord => {
    const ms = Math.round(performance.now() - start);
    // Only names that exist become labels: a model can make up any number of others.
    const label = tool?.name ?? 'unknown';
    record.toolCall({ tool: label, outcome: 'error' in result ? 'error' : 'ok', seconds: ms / 1000 });
    return { ...call, version: tool?.version ?? '', ...result, ms };
  };
  if (!tool)
    return finish({
      error: `There is no tool ${call.name}; there are ${tools.map(({ name }) => name).join(', ') || 'none'}.`,
    });
  const attributes = { [genAiAttributes.operation]: 'execute_tool', [genAiAttributes.toolName]: tool.name };
  try {
    return finish({ output: await withSpan('tool', attributes, () => attempt(tool, call.input, run)) });
  } catch (error) {
    return finish({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function attempt(tool: Tool, given: unknown, run: RunContext): Promise<unknown> {
  const { id: runId, identity } = run.request;
  const input = tool.parse(given);
  if (tool.needsApproval(input)) {
    const isApproved =
      run.approve && (await untilAborted(run.approve({ runId, tool: tool.name, input, identity }), run.signal));
    if (!isApproved) throw new Error(`A person has to approve ${tool.name} first, and nobody did; nothing was done.`);
  }
  const timer = new AbortController();
  const timeout = setTimeout(
    () => timer.abort(new Error(`${tool.name} took longer than ${tool.timeoutMs} ms.`)),
    tool.timeoutMs,
  );
  const signal = AbortSignal.any([run.signal, timer.signal]);
  try {
    return await untilAborted(tool.call(input, { runId, identity, signal, data: run.data }), signal);
  } finally {
    clearTimeout(timeout);
  }
}

/** A tool that ignores its signal does not hold the run. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
  });
  return Promise.race([work, aborted]).finally(() => over.abort());
}
