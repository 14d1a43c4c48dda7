import type { Breach, Rule } from './rule.ts';

const performance = 'requirements.performance';
const limits = 'api.endpoints.limits';
/** A fifth to spare. */
const margin = 1.2;
/** From this many times the derived load on, one of the two figures is probably a slip. */
const farAbove = 10;

function tooFewRequests(path: string, given: number, sustainedRps: number): Breach[] {
  const needed = Math.ceil(60 * sustainedRps * margin);
  if (given >= needed) return [];
  return [
    {
      at: [path, `${performance}.sustainedRps`],
      message: `${given} requests a minute are too few for ${sustainedRps} a second (60 × ${sustainedRps} × ${margin} = ${needed})`,
      allowed: `auto, or ${needed} and more`,
      hint: `Set ${path} to auto, or lower the load.`,
    },
  ];
}

/** What the load demands of replicas, limits and money. */
export const loadRules: readonly Rule[] = [
  {
    name: 'peak-is-at-least-sustained',
    severity: 'error',
    reads: [`${performance}.sustainedRps`, `${performance}.peakRps`],
    check: ({ requirements: { performance: load } }) => {
      if (load.peakRps >= load.sustainedRps) return [];
      return [
        {
          at: [`${performance}.peakRps`, `${performance}.sustainedRps`],
          message: `The peak of ${load.peakRps} requests a second is below the sustained ${load.sustainedRps}`,
          allowed: `auto, or ${load.sustainedRps} and more`,
          hint: 'Raise peakRps or set it to auto.',
        },
      ];
    },
  },
  {
    name: 'replicas-need-shared-stores',
    severity: 'error',
    reads: ['derived.replicas', 'memory.architecture.shortTerm', 'memory.architecture.working'],
    check: ({ derived, memory }) => {
      if (derived.replicas <= 1) return [];
      const wanted = { shortTerm: 'redis', working: 'postgres' } as const;
      return (['shortTerm', 'working'] as const)
        .filter((store) => memory.architecture[store] !== wanted[store])
        .map((store) => ({
          at: [
            `memory.architecture.${store}`,
            `${performance}.peakRps`,
            'requirements.reliability.availabilityPct',
            'business.scale',
          ],
          message: `${derived.replicas} replicas cannot share the ${memory.architecture[store]} store`,
          allowed: wanted[store],
          hint: `Set memory.architecture.${store} to ${wanted[store]}, or lower load or availability to what one replica bears.`,
        }));
    },
  },
  {
    name: 'request-limit-covers-load',
    severity: 'error',
    reads: [`${limits}.global.requestsPerMinute`, `${performance}.sustainedRps`],
    check: ({ api, requirements }) =>
      tooFewRequests(
        `${limits}.global.requestsPerMinute`,
        api.endpoints.limits.global.requestsPerMinute,
        requirements.performance.sustainedRps,
      ),
  },
  {
    name: 'model-limit-covers-load',
    severity: 'error',
    reads: [`${limits}.perModel.requestsPerMinute`, `${performance}.sustainedRps`, 'models.routing.strategy'],
    check: ({ api, models, requirements }) => {
      // Other strategies share the load between models.
      if (models.routing.strategy !== 'fixed') return [];
      return tooFewRequests(
        `${limits}.perModel.requestsPerMinute`,
        api.endpoints.limits.perModel.requestsPerMinute,
        requirements.performance.sustainedRps,
      );
    },
  },
  {
    name: 'user-tokens-cover-window',
    severity: 'error',
    reads: [`${limits}.perUser.tokensPerMinute`, 'memory.persistence.windowTokens'],
    check: ({ api, memory }) => {
      const { tokensPerMinute } = api.endpoints.limits.perUser;
      const { windowTokens } = memory.persistence;
      if (tokensPerMinute >= windowTokens) return [];
      return [
        {
          at: [`${limits}.perUser.tokensPerMinute`, 'memory.persistence.windowTokens'],
          message: `${tokensPerMinute} tokens a minute do not cover one full window of ${windowTokens}`,
          allowed: `auto, or ${windowTokens} and more`,
          hint: 'Set perUser.tokensPerMinute to auto, or make the window smaller.',
        },
      ];
    },
  },
  {
    name: 'expected-cost-is-within-budget',
    severity: 'warning',
    reads: ['derived.expectedMonthlyUsd', 'requirements.budget.monthlyUsd'],
    check: ({ derived, requirements: { budget } }) => {
      if (derived.expectedMonthlyUsd <= budget.monthlyUsd) return [];
      return [
        {
          at: ['requirements.budget.monthlyUsd', 'business.scale', 'models.providers.models'],
          message: `Models are expected to cost ${derived.expectedMonthlyUsd} USD a month; the budget is ${budget.monthlyUsd}`,
          allowed: `${Math.ceil(derived.expectedMonthlyUsd)} and more`,
          hint: 'Raise the budget, choose a cheaper model, or check the figures of business.scale.',
        },
      ];
    },
  },
  {
    name: 'load-fits-users',
    severity: 'warning',
    reads: [`${performance}.sustainedRps`, 'derived.sustainedRps'],
    check: ({ derived, requirements }) => {
      const given = requirements.performance.sustainedRps;
      if (given <= farAbove * derived.sustainedRps) return [];
      return [
        {
          at: [`${performance}.sustainedRps`],
          message: `${given} requests a second are far above the ${derived.sustainedRps} that the users of business.scale make`,
          allowed: `auto, or up to ${farAbove * derived.sustainedRps}`,
          hint: 'Check business.scale, or set sustainedRps to auto.',
        },
      ];
    },
  },
];
