import { parseCanvas, settingAt } from '@agent-canvas/canvas';
import { operationsFor } from '@agent-canvas/plan';
import { describe, expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';

const pack = await builtInPack();
const canvas = (text: string) => parseCanvas(`name: shop\n${text}`).canvas;
const plan = (before: string, after: string) =>
  operationsFor({ before: canvas(before), after: canvas(after), pack }).map(({ do: step }) => step);

describe.each((pack.operations ?? []).map((operation) => [operation.setting, operation] as const))(
  'the operations of %s',
  (path, { from, to, steps }) => {
    test('name a setting and values that the canvas has', () => {
      const setting = settingAt(path);
      expect(setting).toBeDefined();
      for (const value of [from, to]) {
        if (value !== undefined) expect(setting?.schema.safeParse(value).success).toBe(true);
      }
      for (const { do: step } of steps) expect(step).toMatch(/^[A-Z].*\.$/);
    });
  },
);

test.each([
  [
    'memory: { architecture: { shortTerm: in-process } }',
    'memory: { architecture: { shortTerm: redis } }',
    /Redis/,
    /Move nothing/,
  ],
  [
    'memory: { architecture: { working: embedded } }',
    'memory: { architecture: { working: postgres } }',
    /PostgreSQL/,
    /delete it/,
  ],
  [
    'memory: { architecture: { longTerm: pgvector } }',
    'memory: { architecture: { longTerm: none } }',
    /Export/,
    /drop the table/,
  ],
  ['', 'architecture: { orchestration: { durableEngine: temporal } }', /runs end/, /Temporal/],
  [
    'security: { implementation: { auth: api-key } }',
    'security: { implementation: { auth: oidc } }',
    /identity provider/,
    /API_KEYS/,
  ],
  ['', 'security: { accessControl: { engine: opa } }', /Open Policy Agent/, /compare/],
  ['', 'security: { audit: { sink: file } }', /verify:audit/, /volume/],
  ['', 'stack: { telemetry: { traces: jaeger } }', /Jaeger/, /OTEL/],
  ['', 'stack: { telemetry: { logs: elasticsearch } }', /Elasticsearch/, /earlier logs/],
  ['', 'stack: { telemetry: { metricsLongTerm: thanos } }', /bucket/, /querier/],
  [
    '',
    'models: { providers: { models: [{ id: a, provider: openai, model: b, useCases: [answer], inputUsdPerMTok: 1, outputUsdPerMTok: 1 }] } }',
    /key of each provider/,
    /Revoke/,
  ],
  [
    'knowledge: { updateStrategy: { mode: incremental } }',
    'knowledge: { updateStrategy: { mode: incremental }, embedding: { model: all-mpnet-base-v2 } }',
    /EMBEDDINGS_API_KEY/,
    /Drop the index/,
  ],
  ['', 'stack: { target: kubernetes }', /registry/, /compose host/],
])('from "%s" to "%s"', (before, after, first, last) => {
  const steps = plan(before, after);
  expect(steps[0]).toMatch(first);
  expect(steps.at(-1)).toMatch(last);
});

test('a model of an index that is not used asks for nothing', () => {
  expect(plan('', 'knowledge: { embedding: { model: all-mpnet-base-v2 } }')).toEqual([]);
});
