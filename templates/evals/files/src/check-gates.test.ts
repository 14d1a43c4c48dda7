import { expect, test } from 'vitest';
import { checkGates } from './check-gates.ts';
import { config } from './config.ts';

const { gates, limits } = config;
const atTheGate = {
  accuracy: gates.accuracyMin,
  consistency: gates.consistencyMin,
  regulatory: gates.regulatoryMin,
  security: gates.securityMin,
  cost_per_request_usd: limits.costUsd,
  task_p95_ms: limits.taskMs,
};
const failed = (measures: typeof atTheGate) =>
  checkGates(measures)
    .filter(({ gate, outcome }) => outcome === 'fail' && !config.successMetrics.some(({ name }) => name === gate))
    .map(({ gate }) => gate);

test('a measure that reaches its gate holds', () => {
  expect(failed(atTheGate)).toEqual([]);
});

test.each([
  { measures: { accuracy: gates.accuracyMin - 0.001 }, gate: 'accuracy' },
  { measures: { consistency: gates.consistencyMin - 0.001 }, gate: 'consistency' },
  { measures: { regulatory: gates.regulatoryMin - 0.001 }, gate: 'regulatory' },
  { measures: { security: gates.securityMin - 0.001 }, gate: 'security' },
  { measures: { cost_per_request_usd: limits.costUsd * 1.01 }, gate: 'cost per request, USD' },
  { measures: { task_p95_ms: limits.taskMs + 1 }, gate: 'whole task, ms (p95)' },
])('$gate fails just beyond its limit', ({ measures, gate }) => {
  expect(failed({ ...atTheGate, ...measures })).toEqual([gate]);
});

test('a success metric that is measured elsewhere is listed and decides nothing', () => {
  const report = checkGates(atTheGate, [
    { name: 'resolved', metric: 'resolution_rate', threshold: 0.6, direction: 'up' },
  ]);
  expect(report.at(-1)).toEqual({ gate: 'resolved', measured: undefined, required: '>= 0.6', outcome: 'unmeasured' });
});

test.each([
  { direction: 'up', threshold: 0.5, outcome: 'pass' },
  { direction: 'up', threshold: 1.1, outcome: 'fail' },
  { direction: 'down', threshold: 1.1, outcome: 'pass' },
] as const)('accuracy as a success metric, $direction to $threshold: $outcome', ({ direction, threshold, outcome }) => {
  const report = checkGates({ ...atTheGate, accuracy: 1 }, [
    { name: 'right', metric: 'accuracy', threshold, direction },
  ]);
  expect(report.at(-1)).toMatchObject({ gate: 'right', outcome });
});
