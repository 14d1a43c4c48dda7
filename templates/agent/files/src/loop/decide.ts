import { estimateTokens, type ModelRequest } from '@acme/models';
import type { Tool } from '../define-tool.ts';
import type { Specialist } from '../topology/specialist.ts';
import { callModel } from './call-model.ts';
import type { LoopState } from './loop-state.ts';
import type { RunContext } from './run-context.ts';

/** Answers longer than this are not asked for; models refuse to be allowed more than they can write. */
const longestAnswer = 4096;

/** Lets the model answer or ask for tools. The run's tokens are checked before the call, since the call would spend them. */
export async function decide(
  state: LoopState & { phase: 'decide' },
  agent: Specialist,
  run: RunContext,
): Promise<LoopState> {
  const { messages, mayUseTools } = state;
  const tools = mayUseTools
    ? readsFirst(agent.tools).map(({ name, description, inputSchema }) => ({ name, description, inputSchema }))
    : [];
  const request: ModelRequest = { messages, tools };
  const { inputTokens, outputTokens } = run.spent.usage;
  const left = run.limits.tokens - inputTokens - outputTokens - estimateTokens(request);
  if (left <= 0)
    return { phase: 'done', outcome: { agent: agent.name, status: 'limited', reason: 'tokens', output: '' } };
  run.spent.steps += 1;
  const answer = await callModel({
    model: run.models.forUse('answer'),
    request: { ...request, maxOutputTokens: Math.min(left, longestAnswer) },
    run,
    onText: run.say,
  });
  // A provider may repeat its ids; ours are unique in the run.
  const toolCalls = answer.toolCalls.map((call) => {
    run.spent.callIds += 1;
    return { ...call, id: `${run.request.id}-${run.spent.callIds}` };
  });
  const reply = { ...answer, toolCalls };
  const heard = [...messages, { role: 'assistant' as const, text: reply.text, toolCalls }];
  if (toolCalls.length > 0) return { phase: 'act', messages: heard, reply };
  return { phase: 'reflect', messages: heard, reply, wasRepetition: false };
}

/** Where two tools fit alike, the one that only looks is offered before the one that changes something. */
function readsFirst(tools: readonly Tool[]): readonly Tool[] {
  return tools.toSorted((a, b) => Number(a.effect === 'write') - Number(b.effect === 'write'));
}
