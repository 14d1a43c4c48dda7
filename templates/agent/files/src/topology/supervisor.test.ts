import { expect, test } from 'vitest';
import { echoTool, runAgent, specialist, steppingModel } from '../testing/agent-under-test.ts';
import { supervisor } from './supervisor.ts';

const specialists = [
  specialist('reader', { duty: 'find passages', tools: [echoTool(async (text) => `${text}!`)] }),
  specialist('writer', { duty: 'draft' }),
];
const ask = (name: string, task: string) => ({ name: `ask-${name}`, input: { task } });

test('the supervisor hands work over, and only the supervisor is heard', async () => {
  const model = steppingModel(
    [ask('reader', 'find it')],
    [{ name: 'echo', input: { text: 'found' } }],
    'It says so',
    'The memo',
  );
  const { events, result } = await runAgent({ model, specialists, topology: supervisor });
  expect(result).toMatchObject({ agent: 'supervisor', status: 'completed', output: 'The memo' });
  expect(result.toolCalls).toMatchObject([
    { name: 'echo', output: 'found!' },
    { name: 'ask-reader', output: { text: 'It says so' } },
  ]);
  expect(events.flatMap((event) => (event.type === 'text' ? [event.text] : []))).toEqual(['The memo']);
});

test('all loops share the limits of the run', async () => {
  const model = steppingModel([ask('writer', 'draft')]);
  const { result } = await runAgent({ model, specialists, topology: supervisor, limits: { steps: 2 } });
  expect(result).toMatchObject({ status: 'limited', reason: 'steps' });
  expect(model.requests).toHaveLength(2);
});

test('a specialist is offered with its duty and its tools, for the supervisor to choose by', async () => {
  const model = steppingModel('done');
  await runAgent({ model, specialists, topology: supervisor });
  expect(model.requests[0]?.tools.map(({ name, description }) => [name, description])).toEqual([
    ['ask-reader', 'find passages; uses echo'],
    ['ask-writer', 'draft'],
  ]);
});
