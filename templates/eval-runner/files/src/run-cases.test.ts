import { expect, test } from 'vitest';
import type { Agent } from './answer.ts';
import { goldenSet } from './golden-case.ts';
import { runCases } from './run-cases.ts';

const agent: Agent = async (input) => ({
  text: input === '' ? '' : `Order ${input} is on its way.`,
  tools: ['lookup'],
});

async function failures(given: object, answering: Agent = agent): Promise<string[] | undefined> {
  const { cases } = goldenSet.parse({ about: 'x', cases: [{ id: 'one', input: '1001', expect: given }] });
  const [report] = await runCases(answering, cases, { timeoutMs: 1000 });
  return report?.failures;
}

test('a case holds where the answer has all that it must', async () => {
  expect(await failures({ contains: ['ORDER 1001'], tools: ['lookup'] })).toEqual([]);
});

test.each([
  ['a text that is missing', { contains: ['refund'] }, 'does not say "refund"'],
  ['a text that must not stand there', { excludes: ['on its WAY'] }, 'says "on its WAY"'],
  ['a tool that was not used', { tools: ['refund'] }, 'refund was not used'],
])('finds %s', async (_what, given, failure) => {
  expect(await failures(given)).toEqual([failure]);
});

test('an empty answer and an agent that throws fail the case', async () => {
  expect(await failures({}, async () => ({ text: ' ', tools: [] }))).toEqual(['says nothing']);
  expect(await failures({}, () => Promise.reject(new Error('out of reach')))).toEqual(['out of reach']);
});
