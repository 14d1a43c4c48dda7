import { expect, test } from 'vitest';
import { ModelError } from '../model-error.ts';
import { choiceOf, pooled } from '../testing/pooled.ts';
import { readReply } from '../testing/stub-model.ts';
import { cascadeAt } from './cascade.ts';

function setUp(...steps: Parameters<typeof pooled>[2][]) {
  const best = pooled('best', 9, 'a good answer');
  const small = pooled('small', 1, ...steps);
  const choice = choiceOf([best], { pool: [best, small] });
  return { best, small, choice, at: (threshold: number) => readReply(cascadeAt(threshold, choice)) };
}

test('keeps the answer of the small model where it is sure enough', async () => {
  const { at, best } = setUp('a quick answer', '0.8');
  expect(await at(0.75)).toEqual({ text: 'a quick answer', model: 'small', costMicroUsd: 200 });
  expect(best.model.requests).toHaveLength(0);
});

test.each([['0.7'], ['no idea']])(
  'asks the best model where the score is %j, and counts all that was spent',
  async (score) => {
    expect(await setUp('a quick answer', score).at(0.75)).toEqual({
      text: 'a good answer',
      model: 'best',
      costMicroUsd: 300,
    });
  },
);

test('the threshold decides', async () => {
  expect(await setUp('a quick answer', '0.7').at(0.6)).toMatchObject({ model: 'small' });
});

test('asks the best model where the small one fails', async () => {
  expect(await setUp(new ModelError('unavailable', 'down')).at(0.5)).toMatchObject({
    model: 'best',
    costMicroUsd: 100,
  });
});

test('lets the small model call tools unscored', async () => {
  const usage = { inputTokens: 1, outputTokens: 1, costMicroUsd: 1, estimated: false };
  const toolCalls = [{ id: '1', name: 'lookup', input: {} }];
  const { at, small } = setUp([
    { type: 'reply', reply: { model: 'small', text: '', toolCalls, stop: 'tools', usage } },
  ]);
  expect(await at(0.9)).toMatchObject({ model: 'small' });
  expect(small.model.requests).toHaveLength(1);
});

test('is only for answers', async () => {
  const { choice, small } = setUp('orders', '1');
  expect(await readReply(cascadeAt(0.1, { ...choice, use: 'route' }))).toMatchObject({ model: 'best' });
  expect(small.model.requests).toHaveLength(0);
});
