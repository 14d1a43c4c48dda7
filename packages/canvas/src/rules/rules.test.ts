import { CanvasError, type Issue } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import { parseCanvas, rules } from '../index.ts';

/** All issues of a text, whether it parses or not. */
function issuesOf(text: string): readonly Issue[] {
  try {
    return parseCanvas(text).issues;
  } catch (error) {
    if (error instanceof CanvasError) return error.issues;
    throw error;
  }
}

const twoModels =
  'models: { providers: { models: [{ id: main, provider: openai, model: a }, { id: small, provider: openai, model: b }] } }';

type Case = [rule: string, line: number, path: string, text: string];

const broken: Case[] = [
  [
    'percentiles-ascend',
    4,
    'requirements.performance.p95Ms',
    'requirements:\n  performance:\n    p50Ms: 300\n    p95Ms: 200\n    p99Ms: 500',
  ],
  ['percentiles-ascend', 3, 'requirements.performance.p99Ms', 'requirements:\n  performance:\n    p99Ms: 240'],
  ['percentiles-ascend', 1, 'requirements.performance.p50Ms', 'requirements: { performance: { p50Ms: 251 } }'],
  [
    'peak-is-at-least-sustained',
    1,
    'requirements.performance.peakRps',
    'requirements: { performance: { sustainedRps: 10, peakRps: 9 } }',
  ],
  [
    'peak-is-at-least-sustained',
    2,
    'requirements.performance.peakRps',
    'business: { scale: { monthlyUsers: 100000 } }\nrequirements: { performance: { peakRps: 2 } }',
  ],
  ['steps-ascend-to-100', 1, 'architecture.rollouts.stepsPct', 'architecture: { rollouts: { stepsPct: [5, 50] } }'],
  [
    'steps-ascend-to-100',
    1,
    'architecture.rollouts.stepsPct',
    'architecture: { rollouts: { stepsPct: [50, 5, 100] } }',
  ],
  ['steps-ascend-to-100', 1, 'architecture.rollouts.stepsPct', 'architecture: { rollouts: { stepsPct: [5, 5, 100] } }'],
  [
    'recall-weights-sum-to-one',
    1,
    'memory.persistence.relevance.weights',
    'memory: { persistence: { relevance: { weights: { semantic: 0.7 } } } }',
  ],
  [
    'retrieval-weights-sum-to-one',
    1,
    'knowledge.retrieval.weights',
    'knowledge: { retrieval: { weights: { semantic: 0.600002 } } }',
  ],
  [
    'several-agents-have-specialists',
    2,
    'architecture.multiAgent.topology',
    'architecture:\n  multiAgent: { topology: router }',
  ],
  [
    'several-agents-have-specialists',
    1,
    'architecture.multiAgent.specialists',
    'architecture: { multiAgent: { topology: supervisor, specialists: [] } }',
  ],
  [
    'specialist-names-are-unique',
    3,
    'architecture.multiAgent.specialists.1.name',
    'architecture: { multiAgent: { topology: router, specialists: [\n  { name: a },\n  { name: a }] } }',
  ],
  [
    'fallback-models-exist',
    2,
    'models.routing.fallback.1',
    `models: { providers: { models: [{ id: main, provider: openai, model: a }] }, routing: { fallback: [main,\n  backup] } }`,
  ],
  ['candidate-model-exists', 1, 'api.comparison.candidate', 'api: { comparison: { enabled: true, candidate: small } }'],
  ['candidate-model-exists', 1, 'api.comparison.enabled', 'api: { comparison: { enabled: true } }'],
  [
    'fine-tuned-bases-exist',
    1,
    'models.routing.fineTuned.0.base',
    'models: { routing: { fineTuned: [{ id: tuned, base: main }] } }',
  ],
  [
    'gateway-models-exist',
    2,
    'api.endpoints.gateways.0.models.1',
    `${twoModels}\napi: { endpoints: { gateways: [{ id: eu, baseUrl: "https://a.example", models: [main, other] }] } }`,
  ],
  ['cascade-has-two-models', 1, 'models.routing.strategy', 'models: { routing: { strategy: cascade } }'],
  [
    'secret-data-needs-authentication',
    2,
    'security.implementation.auth',
    'requirements: { securityNeeds: { dataClass: restricted } }\nsecurity: { implementation: { auth: none } }',
  ],
  [
    'secret-data-needs-encryption',
    1,
    'requirements.securityNeeds.encryptionAtRest',
    'requirements: { securityNeeds: { dataClass: confidential, encryptionAtRest: false } }',
  ],
  [
    'no-authentication-only-in-prototypes',
    2,
    'security.implementation.auth',
    'stage: pilot\nsecurity: { implementation: { auth: none } }',
  ],
  [
    'no-authentication-only-in-prototypes',
    2,
    'security.implementation.auth',
    'stack: { target: kubernetes }\nsecurity: { implementation: { auth: none } }',
  ],
  [
    'privacy-law-needs-erasure',
    2,
    'memory.lifecycle.eraseOnRequest',
    'security: { compliance: { frameworks: [hipaa] } }\nmemory: { lifecycle: { eraseOnRequest: false } }',
  ],
  [
    'replicas-need-shared-stores',
    2,
    'memory.architecture.shortTerm',
    'stage: pilot\nmemory: { architecture: { shortTerm: in-process } }',
  ],
  [
    'replicas-need-shared-stores',
    2,
    'memory.architecture.working',
    'stage: production\nmemory: { architecture: { working: embedded } }',
  ],
  [
    'replicas-need-shared-stores',
    1,
    'requirements.performance.peakRps',
    'requirements: { performance: { peakRps: 51 } }',
  ],
  [
    'short-rpo-needs-continuous-backup',
    1,
    'requirements.reliability.rpo',
    'requirements: { reliability: { rpo: 1h } }',
  ],
  [
    'short-rpo-needs-continuous-backup',
    2,
    'requirements.reliability.backup.continuous',
    'stage: pilot\nrequirements: { reliability: { backup: { continuous: false } } }',
  ],
  [
    'request-limit-covers-load',
    1,
    'api.endpoints.limits.global.requestsPerMinute',
    'api: { endpoints: { limits: { global: { requestsPerMinute: 71 } } } }',
  ],
  [
    'model-limit-covers-load',
    1,
    'api.endpoints.limits.perModel.requestsPerMinute',
    'api: { endpoints: { limits: { perModel: { requestsPerMinute: 71 } } } }',
  ],
  [
    'user-tokens-cover-window',
    1,
    'api.endpoints.limits.perUser.tokensPerMinute',
    'api: { endpoints: { limits: { perUser: { tokensPerMinute: 15999 } } } }',
  ],
  [
    'expected-cost-is-within-budget',
    1,
    'requirements.budget.monthlyUsd',
    'requirements: { budget: { monthlyUsd: 100 } }',
  ],
  [
    'load-fits-users',
    1,
    'requirements.performance.sustainedRps',
    'requirements: { performance: { sustainedRps: 11, peakRps: 20 } }',
  ],
];

const kept: [name: string, text: string][] = [
  ['equal percentiles', 'requirements: { performance: { p50Ms: 500, p95Ms: 500, p99Ms: 500 } }'],
  ['a peak as high as the sustained load', 'requirements: { performance: { sustainedRps: 5, peakRps: 5 } }'],
  ['a single step', 'architecture: { rollouts: { stepsPct: [100] } }'],
  ['weights within a millionth', 'knowledge: { retrieval: { weights: { semantic: 0.6000009 } } }'],
  [
    'fallback to a trained model',
    'models: { providers: { models: [{ id: main, provider: openai, model: a }] }, routing: { fallback: [tuned], fineTuned: [{ id: tuned, base: main }] } }',
  ],
  ['a cascade of two', `${twoModels.slice(0, -2)}, routing: { strategy: cascade } }`],
  ['no authentication in a prototype on compose', 'security: { implementation: { auth: none } }'],
  [
    'no erasure without a privacy law',
    'security: { compliance: { frameworks: [soc2] } }\nmemory: { lifecycle: { eraseOnRequest: false } }',
  ],
  ['an rpo as long as the time between backups', 'requirements: { reliability: { rpo: 12h, backup: { every: 12h } } }'],
  [
    'the least limits for the load',
    'api: { endpoints: { limits: { global: { requestsPerMinute: 72 }, perModel: { requestsPerMinute: 72 } } } }',
  ],
  ['a user limit of one window', 'api: { endpoints: { limits: { perUser: { tokensPerMinute: 16000 } } } }'],
  [
    'a load of a thousand a second, limits left to auto',
    'stage: production\nbusiness: { scale: { monthlyUsers: 5000000 } }\nrequirements: { performance: { sustainedRps: 1000 }, budget: { monthlyUsd: 5000000 } }',
  ],
];

describe('rules across topics', () => {
  it.each(broken)('%s: reported at line %i, %s', (name, line, path, text) => {
    const rule = rules.find((candidate) => candidate.name === name);
    const code = `${rule?.severity === 'warning' ? 'W' : 'E'}_${name.replaceAll('-', '_').toUpperCase()}`;
    const found = issuesOf(text).find((issue) => issue.code === code && issue.path === path);
    expect(found, JSON.stringify(issuesOf(text))).toMatchObject({ path, line });
    expect(found?.message && found.allowed && found.hint).toBeTruthy();
  });

  it('has a case for every rule', () => {
    const tested = new Set(broken.map(([name]) => name));
    expect(rules.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });

  it.each(kept)('allows %s', (_, text) => {
    expect(issuesOf(text)).toEqual([]);
  });

  it('only warns of cost and load', () => {
    const warnings = rules.filter(({ severity }) => severity === 'warning').map(({ name }) => name);
    expect(warnings).toEqual(['expected-cost-is-within-budget', 'load-fits-users']);
    expect(parseCanvas('requirements: { budget: { monthlyUsd: 100 } }').issues).toHaveLength(1);
  });
});
