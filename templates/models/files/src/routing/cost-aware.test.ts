import { expect, test } from 'vitest';
import { choiceOf, pooled } from '../testing/pooled.ts';
import { readReply } from '../testing/stub-model.ts';
import { costAware } from './cost-aware.ts';

const model = costAware(choiceOf([pooled('best', 9, 'best'), pooled('cheap', 1, 'cheap')]));

test.each([
  ['a short request', 'cheap', [{ role: 'user' as const, text: 'Hello' }]],
  ['a long request', 'best', [{ role: 'user' as const, text: 'Hello '.repeat(2000) }]],
  [
    'what a tool said',
    'best',
    [{ role: 'tool' as const, callId: '1', name: 'lookup', output: 'found', isError: false }],
  ],
])('%s goes to the %s model', async (_what, expected, messages) => {
  expect(await readReply(model, { messages, tools: [] })).toMatchObject({ model: expected });
});
