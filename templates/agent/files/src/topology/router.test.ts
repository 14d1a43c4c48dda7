import { createModels, ModelError } from '@acme/models';
import { findPrompt } from '@acme/prompts';
import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { runAgent, specialist, steppingModel } from '../testing/agent-under-test.ts';
import { tools } from '../tools/index.ts';
import { specialistExtras } from '../wiring/parts.ts';
import { joinSpecialists } from './join-specialists.ts';
import { routeByWords } from './route-by-words.ts';
import { router } from './router.ts';

const made = [
  specialist('parcels', { duty: 'where a parcel is, delivery dates' }),
  specialist('returns', { duty: 'returns, exchanges, refunds', words: ['money back'] }),
  specialist('general', { duty: 'everything else' }),
];

test.each([
  ['Where is my parcel?', 'parcels'],
  ['I want a refund', 'returns'],
  ['Give me my money!', 'returns'],
  ['Return the parcel', undefined],
  ['Sing!', undefined],
])('the words of %j lead to %s', (input, expected) => {
  expect(routeByWords(made, input)?.name).toBe(expected);
});

const route = (model: ReturnType<typeof steppingModel>, input: string) =>
  runAgent({ model, input, specialists: made, topology: router });

test('words decide without a model', async () => {
  const model = steppingModel('Tomorrow');
  expect((await route(model, 'Where is my parcel?')).result).toMatchObject({ agent: 'parcels', output: 'Tomorrow' });
  expect(model.requests).toHaveLength(1);
});

test('a model decides where words do not', async () => {
  const model = steppingModel([{ name: 'returns', input: {} }], 'Of course');
  expect((await route(model, 'Hm')).result).toMatchObject({ agent: 'returns', output: 'Of course' });
  expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual(['parcels', 'returns', 'general']);
});

test.each([
  ['chooses nobody', 'I do not know'],
  ['names somebody who is not there', [{ name: 'chef', input: {} }]],
  ['fails', new ModelError('unavailable', 'down')],
])('the last specialist answers where the model %s', async (_what, step) => {
  expect((await route(steppingModel(step, 'Hello'), 'Hm')).result).toMatchObject({ agent: 'general', output: 'Hello' });
});

const canvas = joinSpecialists({ entries: config.specialists, extras: specialistExtras, tools, findPrompt });
test.each(canvas.map((one) => [one.name, one] as const))('the duty of %s never leads to somebody else', (name, one) => {
  expect([name, undefined]).toContain(routeByWords(canvas, one.duty)?.name);
});

test('the scripted policy routes too', async () => {
  const model = createModels({ env: {} }).forUse('route');
  const chunks = [];
  const offered = made.map(({ name, duty }) => ({ name, description: duty, inputSchema: {} }));
  const messages = [{ role: 'user' as const, text: 'exchange' }];
  for await (const chunk of model.stream({ messages, tools: offered }, { signal: AbortSignal.timeout(1000) }))
    chunks.push(chunk);
  expect(chunks.at(-1)).toMatchObject({ reply: { toolCalls: [{ name: 'returns' }] } });
});
