import { expect, test } from 'vitest';
import type { Message, ToolSpec } from '../model.ts';
import { collect } from '../testing/stub-model.ts';
import { createScriptedModel } from './scripted-model.ts';

const tool = (name: string, description: string, properties: object = { query: { type: 'string' } }): ToolSpec => ({
  name,
  description,
  inputSchema: { type: 'object', properties, required: Object.keys(properties) },
});
const tools = [
  tool('lookup-order', 'Finds records by number or by words.'),
  tool('refund', 'Books a refund.', { id: { type: 'string', pattern: '^\\d{4}$' }, amount: { type: 'number' } }),
];

async function ask(messages: Message[], offered = tools) {
  const chunks = await collect(
    createScriptedModel().stream({ messages, tools: offered }, { signal: AbortSignal.timeout(1000) }),
  );
  const last = chunks.at(-1);
  if (last?.type !== 'reply') throw new Error('no reply');
  return last.reply;
}

test.each([
  ['Where is order 1001?', 'lookup-order', { query: 'Where is order 1001?' }],
  ['Please refund 1002', 'refund', { id: '1002', amount: 1002 }],
])('turns %j into one call of the tool whose words match best', async (text, name, input) => {
  const reply = await ask([{ role: 'user', text }]);
  expect(reply).toMatchObject({ model: 'scripted', stop: 'tools', toolCalls: [{ name, input }] });
});

test('says what the tools said, also where one failed', async () => {
  const reply = await ask([
    { role: 'user', text: 'Where is order 1001?' },
    { role: 'tool', callId: '1', name: 'lookup-order', output: [{ id: '1001', text: 'on its way' }], isError: false },
    { role: 'tool', callId: '2', name: 'refund', output: 'closed', isError: true },
  ]);
  expect(reply).toMatchObject({ text: 'on its way\nrefund failed: closed', stop: 'end', toolCalls: [] });
});

test('chooses a route by the words of its duty, where routes are offered as tools', async () => {
  const routes = [tool('orders', 'where an order is, delivery dates'), tool('returns', 'returns and exchanges')];
  const reply = await ask([{ role: 'user', text: 'I want to exchange my shoes' }], routes);
  expect(reply.toolCalls).toMatchObject([{ name: 'returns' }]);
});

test('says that it is scripted where no tool matches, and costs nothing', async () => {
  const reply = await ask([{ role: 'user', text: 'Sing!' }]);
  expect(reply.text).toContain('scripted model');
  expect(reply.usage).toMatchObject({ costMicroUsd: 0, estimated: true });
});
