import { expect, test } from 'vitest';
import { ModelError } from '../model-error.ts';
import { readReply, stubModel } from '../testing/stub-model.ts';
import { withFallback } from './with-fallback.ts';

const overloaded = new ModelError('unavailable', 'overloaded');

test('the next model answers where one fails, also for good', async () => {
  const models = [
    stubModel('a', overloaded),
    stubModel('b', new ModelError('unauthorized', 'no')),
    stubModel('c', 'hello'),
  ];
  expect(await readReply(withFallback('answer', () => models))).toMatchObject({ model: 'c', text: 'hello' });
});

test('the last failure is thrown', async () => {
  await expect(readReply(withFallback('answer', () => [stubModel('a', overloaded)]))).rejects.toBe(overloaded);
});

test('nobody else is asked where there is no money', async () => {
  const second = stubModel('b', 'hello');
  const chain = withFallback('answer', () => [stubModel('a', new ModelError('budget', 'spent')), second]);
  await expect(readReply(chain)).rejects.toMatchObject({ code: 'budget' });
  expect(second.requests).toHaveLength(0);
});
