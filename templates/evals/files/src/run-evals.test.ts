import type { Agent, RunEvent } from '@acme/agent';
import type { Models } from '@acme/models';
import { expect, test } from 'vitest';
import { defineCase } from './golden-case.ts';
import { printReport } from './print-report.ts';
import { runEvals } from './run-evals.ts';

/** An agent that answers with the outputs in turn. */
function agentSaying(...outputs: string[]): Agent {
  let turn = 0;
  return {
    tools: [],
    async *run({ id }): AsyncGenerator<RunEvent> {
      const output = outputs[turn++ % outputs.length] ?? '';
      const usage = { inputTokens: 1, outputTokens: 1, costMicroUsd: 100, estimated: false };
      yield { type: 'run.started', id, agent: 'assistant' };
      yield {
        type: 'run.finished',
        result: { id, agent: 'assistant', status: 'completed', output, toolCalls: [], usage },
      };
    },
  };
}

const models = (scripted: boolean): Models => ({
  scripted,
  forUse: () => ({
    id: 'main',
    // biome-ignore lint/correctness/useYield: no case of this file asks a judge
    async *stream() {
      throw new Error('not expected to be asked');
    },
  }),
});

const cases = [
  defineCase({ id: 'seen', input: 'a', expect: { contains: ['right'] } }),
  defineCase({ id: 'kept-apart', input: 'b', heldOut: true, gate: 'security', expect: { contains: ['right'] } }),
];
const outcomes = (report: Awaited<ReturnType<typeof runEvals>>) =>
  Object.fromEntries(report.gates.map(({ gate, outcome, measured }) => [gate, measured ?? outcome]));

test('the scripted model proves plumbing and leaves quality unmeasured', async () => {
  const report = await runEvals({ agent: agentSaying('wrong'), models: models(true), cases, repeat: 2 });
  expect(report).toMatchObject({ model: 'scripted', plumbing: 'pass', quality: 'UNMEASURED' });
  expect(Object.values(outcomes(report)).every((outcome) => outcome === 'unmeasured')).toBe(true);
  expect(printReport(report)).toMatch(/plumbing: pass · quality: UNMEASURED$/);
});

test('a case that fails on the scripted model fails plumbing', async () => {
  const strict = [defineCase({ id: 'routed', input: 'a', expect: { route: 'billing' } })];
  const report = await runEvals({ agent: agentSaying('ok'), models: models(true), cases: strict, repeat: 1 });
  expect(report.plumbing).toBe('fail');
  expect(printReport(report)).toContain('route: assistant, expected billing');
});

test('an agent that wavers on the scripted model fails plumbing', async () => {
  const strict = [defineCase({ id: 'quiet', input: 'a', expect: { excludes: ['noise'] } })];
  const agent = agentSaying('ok', 'ok', 'noise');
  expect((await runEvals({ agent, models: models(true), cases: strict, repeat: 3 })).plumbing).toBe('fail');
});

test('on a real model the held-out cases alone decide accuracy', async () => {
  const report = await runEvals({ agent: agentSaying('wrong', 'right'), models: models(false), cases, repeat: 1 });
  expect(report).toMatchObject({ model: 'main', plumbing: 'pass' });
  expect(outcomes(report)).toMatchObject({ accuracy: 1, security: 1, consistency: 1, regulatory: 'unmeasured' });
});

test('on a real model a wrong answer fails the gates and not the plumbing', async () => {
  const report = await runEvals({ agent: agentSaying('wrong'), models: models(false), cases, repeat: 1 });
  expect(report).toMatchObject({ plumbing: 'pass', quality: 'fail' });
  expect(outcomes(report)).toMatchObject({ accuracy: 0, security: 0 });
});

test('repeated runs that differ lower consistency', async () => {
  const agent = agentSaying('right', 'wrong', 'right', 'right');
  const report = await runEvals({ agent, models: models(false), cases, repeat: 2 });
  expect(outcomes(report)).toMatchObject({ consistency: 0.5 });
});
