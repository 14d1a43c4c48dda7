import { expect, test } from 'vitest';
import { acceptanceCase } from './acceptance-case.ts';

test.each([
  {
    text: 'Given an order on its way / When its owner asks where it is / Then the answer names the date',
    input: 'Given an order on its way: its owner asks where it is.',
    statement: 'the answer names the date',
  },
  { text: 'given a\n/ when b / THEN c / d', input: 'Given a: b.', statement: 'c / d' },
  { text: 'Answers politely', input: 'Answers politely', statement: 'Answers politely' },
])('reads $text', ({ text, input, statement }) => {
  expect(acceptanceCase(text, 'refund-acceptance-1')).toMatchObject({
    id: 'refund-acceptance-1',
    input,
    expect: { statement, status: 'completed' },
  });
});
