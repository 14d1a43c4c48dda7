import type { Message, ToolCall } from '@acme/models';
import type { ToolCallRecord } from '../agent.ts';
import type { Specialist } from '../topology/specialist.ts';
import { callTool } from './call-tool.ts';
import type { LoopState } from './loop-state.ts';
import type { RunContext } from './run-context.ts';

/** Calls the tools that the model asked for, several at once. Every call gets a result, also one that was cut short. */
export async function act(state: LoopState & { phase: 'act' }, agent: Specialist, run: RunContext): Promise<LoopState> {
  const { reply, messages } = state;
  const earlier = run.earlyExit ? [...run.spent.toolCalls] : [];
  const known = reply.toolCalls.map((call) => earlier.find((record) => isSame(record, call)));
  const records = await mapLimited(reply.toolCalls, run.limits.parallel, async (call, index) => {
    const repeated = known[index];
    // What was answered once is not asked again: the model gets the same answer, and no effect happens twice.
    if (repeated) return repeated;
    run.toolStarted(call);
    const record = await callTool(call, agent.tools, run);
    run.spent.toolCalls.push(record);
    run.toolFinished(record);
    return record;
  });
  const results = records.map((record, index): Message => {
    const { id = record.id, name = record.name } = reply.toolCalls[index] ?? {};
    const isError = record.error !== undefined;
    return { role: 'tool', callId: id, name, output: isError ? record.error : record.output, isError };
  });
  return { phase: 'reflect', messages: [...messages, ...results], reply, wasRepetition: known.every(Boolean) };
}

const isSame = (record: ToolCallRecord, call: ToolCall): boolean =>
  record.error === undefined &&
  record.name === call.name &&
  JSON.stringify(record.input) === JSON.stringify(call.input);

async function mapLimited<In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In, index: number) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  const queue = items.entries();
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  });
  await Promise.all(workers);
  return results;
}
