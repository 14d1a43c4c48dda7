import { createModels, ModelError } from '@acme/models';
import { expect, test, vi } from 'vitest';
import type { RunEvent } from './agent.ts';
import { config } from './config.ts';
import { createAgent } from './create-agent.ts';
import { echoTool, runAgent, specialist, steppingModel } from './testing/agent-under-test.ts';
import { tools as canvasTools } from './tools/index.ts';
import { single } from './topology/single.ts';

const echo = echoTool(async (text) => `${text}!`);
const call = (text: string) => ({ name: 'echo', input: { text } });
const request = { id: 'run', input: 'Hello', threadId: 'thread', identity: { tenant: 'acme', user: 'tester' } };

test('an answer without tools is streamed and completes the run', async () => {
  const { events, result } = await runAgent({ model: steppingModel('Good day') });
  expect(events.map(({ type }) => type)).toEqual(['run.started', 'text', 'run.finished']);
  expect(result).toMatchObject({ id: 'run', agent: 'tester', status: 'completed', output: 'Good day' });
});

test('calls tools, gives the model their results, and adds up what all calls cost', async () => {
  const model = steppingModel([call('a'), call('b')], 'Done');
  const { result } = await runAgent({ model, tools: [echo] });
  expect(result.toolCalls).toMatchObject([
    { name: 'echo', version: '1.2.0', input: { text: 'a' }, output: 'a!' },
    { name: 'echo', version: '1.2.0', input: { text: 'b' }, output: 'b!' },
  ]);
  expect(new Set(result.toolCalls.map(({ id }) => id)).size).toBe(2);
  expect(model.requests[1]?.messages.slice(-2)).toMatchObject([
    { role: 'tool', output: 'a!', isError: false },
    { role: 'tool', output: 'b!', isError: false },
  ]);
  expect(result.usage).toEqual({ inputTokens: 200, outputTokens: 20, costMicroUsd: 100, estimated: false });
});

test.each([
  ['fails', call('a'), echoTool(() => Promise.reject(new Error('no such order'))), 'no such order'],
  ['does not exist', { name: 'fly', input: {} }, echo, 'There is no tool fly'],
  ['gets arguments that are not JSON', { name: 'echo', input: '{oops' }, echo, 'the input does not fit'],
  ['gets arguments of the wrong shape', { name: 'echo', input: { text: 1 } }, echo, 'text'],
  ['returns the wrong shape', call('a'), echoTool(async () => 1 as never), 'the output does not fit'],
  ['takes too long', call('a'), echoTool(() => new Promise(() => {}), { timeoutMs: 10 }), 'longer than 10 ms'],
  ['needs an approval that nobody gives', call('a'), { ...echo, needsApproval: () => true }, 'has to approve'],
])('a tool that %s is reported to the model, and the run goes on', async (_what, wanted, tool, error) => {
  const model = steppingModel([wanted], 'Sorry');
  const { result } = await runAgent({ model, tools: [tool] });
  expect(result).toMatchObject({
    status: 'completed',
    output: 'Sorry',
    toolCalls: [{ error: expect.stringContaining(error) }],
  });
  expect(model.requests[1]?.messages.at(-1)).toMatchObject({ role: 'tool', isError: true });
});

test('a tool that a person approves is called', async () => {
  const approve = vi.fn(async () => true);
  const { result } = await runAgent({
    model: steppingModel([call('a')], 'Done'),
    tools: [{ ...echo, needsApproval: () => true }],
    approve,
  });
  expect(result.toolCalls).toMatchObject([{ output: 'a!' }]);
  expect(approve).toHaveBeenCalledWith(expect.objectContaining({ tool: 'echo', input: { text: 'a' } }));
});

test('no more tools run at once than the limit allows', async () => {
  let running = 0;
  let most = 0;
  const slow = echoTool(async (text) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return text;
  });
  const calls = ['a', 'b', 'c', 'd', 'e'].map(call);
  const { result } = await runAgent({ model: steppingModel(calls, 'Done'), tools: [slow], limits: { parallel: 2 } });
  expect(most).toBe(2);
  expect(result.toolCalls).toHaveLength(5);
});

const circling = () => {
  let count = 0;
  const model = steppingModel('');
  return {
    ...model,
    stream: (...args: Parameters<typeof model.stream>) => steppingModel([call(`${count++}`)]).stream(...args),
  };
};

test.each([
  ['steps', { steps: 3 }],
  ['tokens', { tokens: 250 }],
  ['cost', { costMicroUsd: 120 }],
])('a run that never ends is limited by %s, with every tool call answered', async (reason, limits) => {
  const { result } = await runAgent({ model: circling(), tools: [echo], limits });
  expect(result).toMatchObject({ status: 'limited', reason });
  expect(result.toolCalls.length).toBeGreaterThan(0);
  expect(result.toolCalls.every(({ output }) => output !== undefined)).toBe(true);
});

test('a run that takes too long is limited by time, also where a tool does not listen', async () => {
  const { result } = await runAgent({
    model: steppingModel([call('a')], 'Done'),
    tools: [echoTool(() => new Promise(() => {}))],
    limits: { timeMs: 20 },
  });
  expect(result).toMatchObject({ status: 'limited', reason: 'time', toolCalls: [{ error: expect.any(String) }] });
});

test('a cancelled run says so, and is not remembered', async () => {
  const controller = new AbortController();
  const remember = vi.fn();
  const memory = { context: async () => ({ turns: [], recalled: [] }), remember };
  const tool = echoTool(async (text) => {
    controller.abort();
    return text;
  });
  const model = steppingModel([call('a')], 'Done');
  const { result } = await runAgent({ model, tools: [tool], signal: controller.signal, memory });
  expect(result.status).toBe('cancelled');
  expect(result.toolCalls).toHaveLength(1);
  expect(model.requests).toHaveLength(1);
  expect(remember).not.toHaveBeenCalled();
});

test.each([
  ['failed', 'unavailable', new ModelError('unavailable', 'down')],
  ['limited', 'budget', new ModelError('budget', 'spent')],
  ['failed', 'internal', new Error('a bug')],
])('ends %s (%s) where the model throws', async (status, reason, error) => {
  expect((await runAgent({ model: steppingModel(error) })).result).toMatchObject({ status, reason });
});

test.each([
  ['limited', 'output', { text: 'Half an ans', stop: 'length' as const }],
  ['completed', 'refusal', { text: 'No.', stop: 'refusal' as const }],
])('ends %s (%s) as the model stopped', async (status, reason, reply) => {
  expect((await runAgent({ model: steppingModel(reply) })).result).toMatchObject({
    status,
    reason,
    output: reply.text,
  });
});

test('early exit: a call that was answered is not made again, and the answer is asked for without tools', async () => {
  const run = vi.fn(async (text: string) => text);
  const model = steppingModel([call('a')], [call('a')], 'Done');
  const { result } = await runAgent({ model, tools: [echoTool(run)], earlyExit: true });
  expect(run).toHaveBeenCalledTimes(1);
  expect(model.requests.map(({ tools }) => tools.length)).toEqual([1, 1, 0]);
  expect(result).toMatchObject({ status: 'completed', output: 'Done' });
});

test('without early exit a call is made as often as the model wants', async () => {
  const run = vi.fn(async (text: string) => text);
  await runAgent({ model: steppingModel([call('a')], [call('a')], 'Done'), tools: [echoTool(run)], earlyExit: false });
  expect(run).toHaveBeenCalledTimes(2);
});

test('the model sees what memory and knowledge hold, and the answer is remembered', async () => {
  const turns = [
    { role: 'user' as const, text: 'Hi' },
    { role: 'assistant' as const, text: 'Hello' },
  ];
  const remember = vi.fn();
  const memory = { context: async () => ({ turns, recalled: [{ text: 'likes blue' }] }), remember };
  const knowledge = { search: async () => [{ text: 'shoes come in blue', title: 'Colours', uri: 'help/colours.md' }] };
  const model = steppingModel('Blue');
  await runAgent({ model, memory, knowledge, clock: () => 7 });
  const [system, ...rest] = model.requests[0]?.messages ?? [];
  expect(system).toMatchObject({
    role: 'system',
    text: expect.stringContaining('- likes blue\n- shoes come in blue [Colours, help/colours.md]'),
  });
  expect(rest).toMatchObject([{ text: 'Hi' }, { text: 'Hello' }, { text: 'Hello' }]);
  expect(remember.mock.calls[0]?.[0].turns).toEqual([
    { role: 'user', text: 'Hello', at: 7 },
    { role: 'assistant', text: 'Blue', at: 7 },
  ]);
});

test('an answer that memory refuses is kept, and the run fails', async () => {
  const memory = {
    context: async () => ({ turns: [], recalled: [] }),
    remember: () => Promise.reject(new Error('full')),
  };
  const { result } = await runAgent({ model: steppingModel('Blue'), memory });
  expect(result).toMatchObject({ status: 'failed', reason: 'memory', output: 'Blue' });
});

test('a consumer that stops listening cancels the run', async () => {
  let signal: AbortSignal | undefined;
  const tool = echoTool((_text, given) => {
    signal = given;
    return new Promise(() => {});
  });
  const models = { scripted: false, forUse: () => steppingModel([call('a')]) };
  const agent = createAgent({
    models,
    tools: [tool],
    specialists: [specialist('tester', { tools: [tool] })],
    topology: single,
  });
  const seen: RunEvent['type'][] = [];
  for await (const { type } of agent.run(request, { signal: new AbortController().signal })) {
    seen.push(type);
    if (type === 'tool.started') break;
  }
  expect(seen).toEqual(['run.started', 'tool.started']);
  await vi.waitFor(() => expect(signal?.aborted).toBe(true));
});

test('the agent of the canvas runs on the scripted policy', async () => {
  const agent = createAgent({ models: createModels({ env: {} }) });
  expect(agent.tools.map(({ name }) => name)).toEqual(canvasTools.map(({ name }) => name));
  const first = config.specialists[0];
  const input = `${first?.duty} ${first?.tools[0] ?? ''} 1001`;
  const events: RunEvent[] = [];
  for await (const event of agent.run({ ...request, input }, { signal: AbortSignal.timeout(4000) })) events.push(event);
  expect(events.at(-1)).toMatchObject({
    type: 'run.finished',
    result: { status: 'completed', output: expect.stringMatching(/./) },
  });
});
