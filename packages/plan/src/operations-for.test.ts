import { parseCanvas } from '@agent-canvas/canvas';
import type { Operation, Pack } from '@agent-canvas/packs';
import { expect, test } from 'vitest';
import { operationsFor } from './operations-for.ts';

const canvas = (text: string) => parseCanvas(`name: a\n${text}`).canvas;
const pack = (operations: Operation[]): Pack => ({
  format: 1,
  name: 'p',
  version: '1.0.0',
  catalog: {},
  templates: [],
  operations,
});
const shortTerm = 'memory.architecture.shortTerm';
const plan = (operations: Operation[], before: string, after: string) =>
  operationsFor({ before: canvas(before), after: canvas(after), pack: pack(operations) });

const start: Operation = {
  setting: shortTerm,
  to: 'redis',
  steps: [
    { do: 'Remove the old store', kind: 'data', after: true },
    { do: 'Roll out', kind: 'deploy' },
    { do: 'Start Redis', kind: 'service' },
    { do: 'Set REDIS_URL', kind: 'secret' },
  ],
};
const redis = 'memory: { architecture: { shortTerm: redis } }';

test('what comes first stands first, what follows the new code last', () => {
  expect(plan([start], '', redis)).toEqual([
    { do: 'Start Redis', kind: 'service', setting: shortTerm },
    { do: 'Set REDIS_URL', kind: 'secret', setting: shortTerm },
    { do: 'Roll out', kind: 'deploy', setting: shortTerm },
    { do: 'Remove the old store', kind: 'data', setting: shortTerm, after: true },
  ]);
});

test('a setting that did not change asks for nothing, an unlisted value neither', () => {
  expect(plan([start], redis, redis)).toEqual([]);
  expect(plan([start], redis, '')).toEqual([]);
});

test('a default that the stage changes counts as a change', () => {
  expect(plan([start], '', 'stage: pilot\nmemory: { architecture: { shortTerm: redis } }')).not.toEqual([]);
});

test('the old value and a condition narrow it; absent ones do not', () => {
  const steps = [{ do: 'x', kind: 'data' as const }];
  expect(plan([{ setting: shortTerm, from: 'redis', steps }], redis, '')).toHaveLength(1);
  expect(plan([{ setting: shortTerm, from: 'redis', steps }], '', redis)).toEqual([]);
  expect(plan([{ setting: shortTerm, steps }], '', redis)).toHaveLength(1);
  const when = { path: 'stack.target', is: ['kubernetes'] };
  expect(plan([{ setting: shortTerm, when, steps }], '', redis)).toEqual([]);
  expect(plan([{ setting: shortTerm, when, steps }], '', `${redis}\nstack: { target: kubernetes }`)).toHaveLength(1);
});

test('a step that two settings ask for stands once', () => {
  const steps = [{ do: 'Start PostgreSQL', kind: 'service' as const }];
  const both = 'memory: { architecture: { working: postgres, shortTerm: redis } }';
  const operations = ['memory.architecture.working', shortTerm].map((setting) => ({ setting, steps }));
  expect(plan(operations, '', both)).toEqual([{ ...steps[0], setting: 'memory.architecture.working' }]);
});

test('a pack that says nothing of operations asks for none', () => {
  const { operations, ...silent } = pack([]);
  expect(operationsFor({ before: canvas(''), after: canvas(redis), pack: silent })).toEqual([]);
});
