import type { Rule } from './rule.ts';

const tolerance = 1e-6;

function weightsRule(name: string, path: string, weightsOf: (canvas: Parameters<Rule['check']>[0]) => object): Rule {
  return {
    name,
    severity: 'error',
    reads: [path],
    check: (canvas) => {
      const weights = weightsOf(canvas);
      const sum = Object.values(weights).reduce((total: number, weight: number) => total + weight, 0);
      if (Math.abs(sum - 1) <= tolerance) return [];
      const given = Object.entries(weights).map(([key, weight]) => `${key} ${weight}`);
      return [
        {
          at: [path],
          message: `The weights add up to ${Number(sum.toFixed(6))}: ${given.join(', ')}`,
          allowed: 'weights that add up to 1',
          hint: 'Weights that are left out keep their defaults; give all three.',
        },
      ];
    },
  };
}

/** Rules within one topic that the types alone cannot say. */
export const shapeRules: readonly Rule[] = [
  {
    name: 'percentiles-ascend',
    severity: 'error',
    reads: ['p50Ms', 'p95Ms', 'p99Ms'].map((key) => `requirements.performance.${key}`),
    check: ({ requirements: { performance } }) => {
      const { p50Ms, p95Ms, p99Ms } = performance;
      if (p50Ms <= p95Ms && p95Ms <= p99Ms) return [];
      const [wrong, other] = p50Ms > p95Ms ? ['p95Ms', 'p50Ms'] : ['p99Ms', 'p95Ms'];
      return [
        {
          at: [`requirements.performance.${wrong}`, `requirements.performance.${other}`],
          message: `Percentiles must ascend: p50 ${p50Ms} ms, p95 ${p95Ms} ms, p99 ${p99Ms} ms`,
          allowed: 'p50Ms ≤ p95Ms ≤ p99Ms',
          hint: `Raise ${wrong} or lower ${other}.`,
        },
      ];
    },
  },
  {
    name: 'steps-ascend-to-100',
    severity: 'error',
    reads: ['architecture.rollouts.stepsPct'],
    check: ({ architecture: { rollouts } }) => {
      const steps = rollouts.stepsPct;
      const ascends = steps.every((step, index) => index === 0 || step > (steps[index - 1] ?? 0));
      if (ascends && steps.at(-1) === 100) return [];
      return [
        {
          at: ['architecture.rollouts.stepsPct'],
          message: `The steps ${steps.join(', ')} do not ascend to 100`,
          allowed: 'percentages, each greater than the one before, the last 100',
          hint: 'For example [5, 25, 100].',
        },
      ];
    },
  },
  weightsRule(
    'recall-weights-sum-to-one',
    'memory.persistence.relevance.weights',
    (c) => c.memory.persistence.relevance.weights,
  ),
  weightsRule('retrieval-weights-sum-to-one', 'knowledge.retrieval.weights', (c) => c.knowledge.retrieval.weights),
  {
    name: 'several-agents-have-specialists',
    severity: 'error',
    reads: ['architecture.multiAgent.topology', 'architecture.multiAgent.specialists'],
    check: ({ architecture: { multiAgent } }) => {
      if (multiAgent.topology === 'single' || multiAgent.specialists.length > 0) return [];
      return [
        {
          at: ['architecture.multiAgent.specialists', 'architecture.multiAgent.topology'],
          message: `Topology ${multiAgent.topology} has no specialists`,
          allowed: 'at least one specialist, or topology single',
          hint: 'Add one: specialists: [{ name: billing, duty: invoices, tools: [lookup-invoice] }]',
        },
      ];
    },
  },
  {
    name: 'specialist-names-are-unique',
    severity: 'error',
    reads: ['architecture.multiAgent.specialists'],
    check: ({ architecture: { multiAgent } }) => {
      const names = multiAgent.specialists.map(({ name }) => name);
      return names.flatMap((name, index) =>
        names.indexOf(name) === index
          ? []
          : [
              {
                at: [`architecture.multiAgent.specialists.${index}.name`] as const,
                message: `Two specialists are called "${name}"`,
                allowed: 'a name of its own for each specialist',
                hint: 'Rename one of them.',
              },
            ],
      );
    },
  },
];
