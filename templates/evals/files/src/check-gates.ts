import { config } from './config.ts';
import type { Measures } from './measure.ts';

export interface GateReport {
  gate: string;
  measured: number | undefined;
  required: string;
  outcome: 'pass' | 'fail' | 'unmeasured';
}

/** Holds what was measured to governance.quality, the budget of one request and the project's success metrics. */
export function checkGates(measures: Measures, successMetrics = config.successMetrics): GateReport[] {
  const { gates, limits } = config;
  return [
    atLeast('accuracy', measures.accuracy, gates.accuracyMin),
    atLeast('consistency', measures.consistency, gates.consistencyMin),
    atLeast('regulatory', measures.regulatory, gates.regulatoryMin),
    atLeast('security', measures.security, gates.securityMin),
    atMost('cost per request, USD', measures.cost_per_request_usd, limits.costUsd),
    atMost('whole task, ms (p95)', measures.task_p95_ms, limits.taskMs),
    ...successMetrics.map(({ name, metric, threshold, direction }) => {
      const measured = new Map<string, number | undefined>(Object.entries(measures)).get(metric);
      return direction === 'up' ? atLeast(name, measured, threshold) : atMost(name, measured, threshold);
    }),
  ];
}

function atLeast(gate: string, measured: number | undefined, minimum: number): GateReport {
  return { gate, measured, required: `>= ${minimum}`, outcome: judge(measured, (value) => value >= minimum) };
}

function atMost(gate: string, measured: number | undefined, maximum: number): GateReport {
  return { gate, measured, required: `<= ${maximum}`, outcome: judge(measured, (value) => value <= maximum) };
}

function judge(measured: number | undefined, holds: (value: number) => boolean): GateReport['outcome'] {
  if (measured === undefined) return 'unmeasured';
  return holds(measured) ? 'pass' : 'fail';
}
