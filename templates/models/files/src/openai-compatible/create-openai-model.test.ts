import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ModelChunk, ModelRequest } from '../model.ts';
import { collect } from '../testing/stub-model.ts';
import { createOpenAiModel } from './create-openai-model.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A provider on loopback that answers as `answer` says; keeps the bodies that it was sent. */
async function provider(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    const pieces = await collect(request as AsyncIterable<Buffer>);
    bodies.push(JSON.parse(Buffer.concat(pieces).toString()));
    answer(response, request);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const model = createOpenAiModel({
    id: 'main',
    model: 'stub',
    baseUrl: () => Promise.resolve(`http://127.0.0.1:${port}/v1`),
    apiKey: 'key',
    outputLimit: 'max_tokens',
    silenceMs: 200,
    price: { input: 2.5, output: 10 },
    fetch,
  });
  return { model, bodies };
}

const sse =
  (...events: (object | string)[]) =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const lines = events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\r\n\r\n`);
    // Cut where it hurts, to prove that events are put together again.
    const text = lines.join('');
    response.write(text.slice(0, 11));
    setTimeout(() => response.end(text.slice(11)), 5);
  };
const delta = (delta: object, finish_reason: string | null = null) => ({ choices: [{ delta, finish_reason }] });

const request: ModelRequest = { messages: [{ role: 'user', text: 'Hello' }], tools: [], maxOutputTokens: 50 };
const read = (
  model: { stream: ReturnType<typeof createOpenAiModel>['stream'] },
  sent = request,
  signal = new AbortController().signal,
) => collect(model.stream(sent, { signal }));
const replyOf = (chunks: ModelChunk[]) => {
  const last = chunks.at(-1);
  if (last?.type !== 'reply') throw new Error('no reply');
  return last.reply;
};

test('streams text, then one reply with usage and cost', async () => {
  const usage = { choices: [], usage: { prompt_tokens: 100, completion_tokens: 20 } };
  const { model, bodies } = await provider(
    sse(delta({ content: 'Hel' }), delta({ content: 'lo' }), delta({}, 'stop'), usage, '[DONE]'),
  );
  const chunks = await read(model);
  expect(chunks.slice(0, -1)).toEqual([
    { type: 'text', text: 'Hel' },
    { type: 'text', text: 'lo' },
  ]);
  expect(replyOf(chunks)).toEqual({
    model: 'main',
    text: 'Hello',
    toolCalls: [],
    stop: 'end',
    usage: { inputTokens: 100, outputTokens: 20, costMicroUsd: 450, estimated: false },
  });
  expect(bodies[0]).toMatchObject({ model: 'stub', max_tokens: 50, stream_options: { include_usage: true } });
});

test('puts tool calls together from pieces, and leaves arguments that are not JSON as text', async () => {
  const { model } = await provider(
    sse(
      delta({ tool_calls: [{ index: 0, id: 'a', function: { name: 'lookup', arguments: '{"query":' } }] }),
      delta({ tool_calls: [{ index: 0, function: { arguments: '"1001"}' } }] }),
      delta({ tool_calls: [{ index: 1, id: 'b', function: { name: 'lookup', arguments: '{oops' } }] }),
      delta({}, 'tool_calls'),
      '[DONE]',
    ),
  );
  expect(replyOf(await read(model))).toMatchObject({
    stop: 'tools',
    toolCalls: [
      { id: 'a', name: 'lookup', input: { query: '1001' } },
      { id: 'b', name: 'lookup', input: '{oops' },
    ],
  });
});

test('estimates usage that the provider leaves out, and marks it', async () => {
  const { model } = await provider(sse(delta({ content: 'Hello there' }), delta({}, 'length'), '[DONE]'));
  const { usage, stop } = replyOf(await read(model));
  expect(stop).toBe('length');
  expect(usage.estimated).toBe(true);
  expect(usage.inputTokens).toBeGreaterThan(0);
});

test('sends tool calls and their results back as the API wants them', async () => {
  const { model, bodies } = await provider(sse(delta({ content: 'ok' }, 'stop'), '[DONE]'));
  const tools = [{ name: 'lookup', description: 'Finds.', inputSchema: { type: 'object' } }];
  await read(model, {
    messages: [
      { role: 'assistant', text: '', toolCalls: [{ id: 'a', name: 'lookup', input: { query: '1' } }] },
      { role: 'tool', callId: 'a', name: 'lookup', output: 'gone', isError: true },
    ],
    tools,
  });
  expect(bodies[0]?.tools).toMatchObject([{ type: 'function', function: { name: 'lookup' } }]);
  expect(bodies[0]?.messages).toEqual([
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'lookup', arguments: '{"query":"1"}' } }],
    },
    { role: 'tool', tool_call_id: 'a', content: 'Error: gone' },
  ]);
});

test.each([
  [429, { 'retry-after': '2' }, { code: 'rate-limited', retryable: true, retryAfterMs: 2000 }],
  [503, {}, { code: 'unavailable', retryable: true }],
  [401, {}, { code: 'unauthorized', retryable: false }],
  [400, {}, { code: 'invalid-request', retryable: false }],
])('turns status %i into a typed error', async (status, headers, error) => {
  const { model } = await provider((response) => response.writeHead(status, headers).end('no'));
  await expect(read(model)).rejects.toMatchObject({ name: 'ModelError', ...error });
});

test.each([
  ['an answer that breaks off', sse(delta({ content: 'Hel' })), 'interrupted'],
  ['an error inside the stream', sse({ error: { message: 'overloaded' } }), 'unavailable'],
  ['an event that is not JSON', sse('{oops'), 'interrupted'],
  ['silence', () => {}, 'timeout'],
  ['a dropped connection', (response: ServerResponse) => response.destroy(), 'unreachable'],
])('reports %s', async (_what, answer, code) => {
  const { model } = await provider(answer);
  await expect(read(model)).rejects.toMatchObject({ code, retryable: true });
});

test('an abort ends the call with its own reason and closes the connection', async () => {
  const controller = new AbortController();
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const { model } = await provider((response) => {
    response.on('close', close);
    response.writeHead(200).write(`data: ${JSON.stringify(delta({ content: 'Hel' }))}\n\n`);
  });
  const reason = new Error('the user left');
  const reading = (async () => {
    for await (const _ of model.stream(request, { signal: controller.signal })) controller.abort(reason);
  })();
  await expect(reading).rejects.toBe(reason);
  await closed;
});
