import type { RunResult } from '@acme/agent';
import type { Models } from '@acme/models';
import { expect, test } from 'vitest';
import { config } from './config.ts';
import { defineCase } from './golden-case.ts';
import type { Trace } from './run-case.ts';
import { scoreRun } from './score-run.ts';

const tools = [
  {
    name: 'lookup',
    version: '1.0.0',
    description: 'Looks a record up',
    effect: 'read' as const,
    requiresApproval: false,
    inputSchema: { type: 'object', properties: { id: { type: 'number' } }, required: ['id'] },
  },
];
const usage = { inputTokens: 10, outputTokens: 5, costMicroUsd: 20, estimated: false };
const call = { id: '1', name: 'lookup', version: '1.0.0', input: { id: 7 }, output: 'seven', ms: 1 };
const result: RunResult = {
  id: 'run',
  agent: 'assistant',
  status: 'completed',
  output: 'It is seven.',
  toolCalls: [call],
  usage,
};

const traceOf = (change: Partial<RunResult>): Trace => {
  const changed = { ...result, ...change };
  return { events: [{ type: 'run.finished', result: changed }], result: changed, ms: 1 };
};

const calling = (change: Partial<RunResult['toolCalls'][number]>): Trace =>
  traceOf({ toolCalls: [{ ...call, ...change }] });

/** Models whose judge says `verdict`; without one they are scripted. */
const modelsSaying = (verdict?: string): Models => ({
  scripted: verdict === undefined,
  forUse: () => ({
    id: 'judge',
    async *stream() {
      yield {
        type: 'reply',
        reply: { model: 'judge', text: verdict ?? '', toolCalls: [], stop: 'end', usage },
      } as const;
    },
  }),
});

const golden = (expected: Parameters<typeof defineCase>[0]['expect']) =>
  defineCase({ id: 'case', input: 'What is 7?', expect: expected });

const complaints = async (input: { expected?: object; trace?: Trace; verdict?: string }) => {
  const run = { golden: golden(input.expected), trace: input.trace ?? traceOf({}), tools };
  const scores = await scoreRun(run, modelsSaying(input.verdict));
  return scores.filter(({ outcome }) => outcome !== 'pass').map(({ scorer, outcome }) => `${scorer} ${outcome}`);
};

test('a run that does what its case expects passes every scorer', async () => {
  const expected = {
    route: 'assistant',
    tools: ['lookup'],
    contains: ['SEVEN'],
    excludes: ['eight'],
    statement: 'true',
  };
  expect(await complaints({ expected, verdict: 'YES\nindeed' })).toEqual([]);
});

test('one specialist asking another is a call like any other', async () => {
  const ask = { ...call, name: 'ask-billing', input: { task: 'the invoice' } };
  expect(await complaints({ trace: traceOf({ toolCalls: [ask] }) })).toEqual([]);
});

test.each([
  { what: 'a thrown error', trace: { events: [], thrown: 'boom', ms: 1 }, found: ['ending fail', 'status fail'] },
  { what: 'a run without an end', trace: { events: [], ms: 1 }, found: ['ending fail', 'status fail'] },
  { what: 'a tool that acts on nothing', trace: calling({ name: 'other', version: '' }), found: ['arguments fail'] },
  { what: 'a tool that acts on a wrong input', trace: calling({ input: { id: 'x' } }), found: ['arguments fail'] },
  { what: 'nothing in a wrong input that was refused', trace: calling({ input: {}, error: 'no id' }), found: [] },
  {
    what: 'an expected tool that was only called wrongly',
    expected: { tools: ['lookup'] },
    trace: calling({ input: {}, error: 'id is missing' }),
    found: ['tools fail'],
  },
  {
    what: 'too many tokens',
    trace: traceOf({ usage: { ...usage, inputTokens: config.limits.maxTokens + 1 } }),
    found: ['limits fail'],
  },
  { what: 'another status', trace: traceOf({ status: 'limited', reason: 'steps' }), found: ['status fail'] },
  { what: 'silence', trace: traceOf({ output: ' ' }), found: ['status fail'] },
  { what: 'another route', expected: { route: 'billing' }, found: ['route fail'] },
  { what: 'a tool that was not called', expected: { tools: ['refund'] }, found: ['tools fail'] },
  { what: 'a forbidden tool', expected: { forbiddenTools: ['lookup'] }, found: ['tools fail'] },
  { what: 'a forbidden text', expected: { excludes: ['Seven'], statement: 'x' }, found: ['answer fail'] },
  { what: 'a text that is missing', expected: { contains: ['eight'] }, verdict: 'YES', found: ['answer fail'] },
  { what: 'a statement that is not so', expected: { statement: 'x' }, verdict: 'NO\nit lies', found: ['answer fail'] },
  { what: 'a judge that rambles', expected: { statement: 'x' }, verdict: 'Perhaps', found: ['answer fail'] },
  { what: 'a statement without a real model', expected: { statement: 'x' }, found: ['answer unmeasured'] },
])('finds $what', async ({ found, ...input }) => {
  expect(await complaints(input)).toEqual(found);
});
