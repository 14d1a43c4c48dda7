import { expect, test } from 'vitest';
import { ModelError } from '../model-error.ts';
import { choiceOf, pooled } from '../testing/pooled.ts';
import { readReply } from '../testing/stub-model.ts';
import { fixed } from './fixed.ts';
import { rankModels } from './rank-models.ts';

test('the best model answers, and only fallback models stand in for it', async () => {
  const down = new ModelError('unavailable', 'down');
  const models = [pooled('best', 3, down), pooled('other', 1, 'other'), pooled('backup', 2, 'backup')] as const;
  const model = fixed(choiceOf([...models], { fallback: [models[2]] }));
  expect(await readReply(model)).toMatchObject({ model: 'backup' });
  expect(models[1].model.requests).toHaveLength(0);
});

test.each([
  ['quality', ['dear', 'slow', 'cheap']],
  ['cost', ['cheap', 'slow', 'dear']],
  ['latency', ['cheap', 'dear', 'slow']],
] as const)('ranks for %s', (optimizeFor, expected) => {
  const models = [pooled('dear', 9), pooled('slow', 5), pooled('cheap', 1)];
  const firstTokenMs = new Map([
    ['dear', 300],
    ['slow', 900],
  ]);
  expect(rankModels(models, { optimizeFor, firstTokenMs }).map(({ entry }) => entry.id)).toEqual(expected);
});
