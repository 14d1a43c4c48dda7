import type { Model, ModelReply, ModelRequest, ToolCall } from '@acme/models';
import { definePrompt } from '@acme/prompts';
import * as z from 'zod';
import type { RunEvent } from '../agent.ts';
import { createAgent } from '../create-agent.ts';
import { defineTool, type Tool } from '../define-tool.ts';
import { single } from '../topology/single.ts';
import type { Specialist } from '../topology/specialist.ts';

type Step = string | Error | Pick<ToolCall, 'name' | 'input'>[] | Partial<ModelReply>;

/** For tests: a model that says, throws or calls what `steps` say, one step a call; the last one repeats. */
export function steppingModel(...steps: Step[]): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    id: 'stepping',
    requests,
    async *stream(request, { signal }) {
      signal.throwIfAborted();
      const step = steps[Math.min(requests.length, steps.length - 1)] ?? '';
      requests.push(structuredClone(request));
      if (step instanceof Error) throw step;
      const reply = replyOf(step);
      if (reply.text) yield { type: 'text', text: reply.text };
      yield { type: 'reply', reply };
    },
  };
}

function replyOf(step: Exclude<Step, Error>): ModelReply {
  const usage = { inputTokens: 100, outputTokens: 10, costMicroUsd: 50, estimated: false };
  const said: ModelReply = { model: 'stepping', text: '', toolCalls: [], stop: 'end', usage };
  if (typeof step === 'string') return { ...said, text: step };
  if (!Array.isArray(step)) return { ...said, ...step };
  // The same id for every call, as some providers do.
  return { ...said, stop: 'tools', toolCalls: step.map((call) => ({ id: 'call', ...call })) };
}

/** For tests: a tool `echo` with one text as its input, which does `run`. */
export function echoTool(run: (text: string, signal: AbortSignal) => Promise<string>, rest: Partial<Tool> = {}): Tool {
  const tool = defineTool({
    name: 'echo',
    version: '1.2.0',
    description: 'Says it again.',
    input: z.object({ text: z.string() }),
    output: z.string(),
    effect: 'read',
    run: ({ text }, { signal }) => run(text, signal),
  });
  return { ...tool, ...rest };
}

/** For tests: a specialist with a prompt of its own. */
export function specialist(name: string, rest: Partial<Specialist> = {}): Specialist {
  const changes = { '1.0.0': 'First.' };
  const prompt = definePrompt({
    name,
    version: '1.0.0',
    changes,
    variables: ['tasks', 'context'],
    text: '{{tasks}} {{context}}',
  });
  return { name, duty: '', words: [], prompt, tools: [], ...rest };
}

type Options = Partial<Parameters<typeof createAgent>[0]> & { model: Model; signal?: AbortSignal; input?: string };

/** For tests: one run of an agent that stands alone, with all its events. */
export async function runAgent({
  model,
  signal = new AbortController().signal,
  input = 'Hello',
  tools = [],
  ...rest
}: Options) {
  const models = { scripted: false, forUse: () => model };
  const specialists = [specialist('tester', { tools })];
  const agent = createAgent({ models, tools, specialists, topology: single, log: { error: () => {} }, ...rest });
  const request = { id: 'run', input, threadId: 'thread', identity: { tenant: 'acme', user: 'tester' } };
  const events: RunEvent[] = [];
  for await (const event of agent.run(request, { signal })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'run.finished') throw new Error('The run did not finish.');
  return { events, result: last.result };
}
