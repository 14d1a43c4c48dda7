import type { Formula } from './formulas.ts';

/** A minute of sustained load, and a fifth more. */
const perMinute = 60 * 1.2;

const averageTokens =
  '(10 % of the lesser of {memory.persistence.windowTokens} and {models.costControls.maxTokensPerRequest}, and 300 of answer)';

/** Limits of requests and tokens: what the load needs, and never less than the usual ones. */
export const rateFormulas: readonly Formula[] = [
  {
    name: 'tokensPerInteraction',
    formula: averageTokens,
    reason: 'A typical prompt fills a tenth of the window; an answer has about 300 tokens.',
    compute: ({ memory, models }) =>
      Math.ceil(0.1 * Math.min(memory.persistence.windowTokens, models.costControls.maxTokensPerRequest)) + 300,
  },
  {
    name: 'globalRequestsPerMinute',
    sets: 'api.endpoints.limits.global.requestsPerMinute',
    formula: 'the greater of 10000 and 60 × {requirements.performance.sustainedRps} × 1.2, rounded up',
    reason: 'The usual limit, unless the sustained load with a fifth to spare needs more.',
    compute: ({ requirements }) => Math.max(10_000, Math.ceil(perMinute * requirements.performance.sustainedRps)),
  },
  {
    name: 'globalTokensPerMinute',
    sets: 'api.endpoints.limits.global.tokensPerMinute',
    formula:
      'the greater of 1000000 and 60 × {requirements.performance.sustainedRps} × 1.2 × {derived.tokensPerInteraction}, rounded up',
    reason: 'The usual limit, unless that many requests need more tokens.',
    compute: ({ requirements, derived }) =>
      Math.max(1_000_000, Math.ceil(perMinute * requirements.performance.sustainedRps * derived.tokensPerInteraction)),
  },
  {
    name: 'userTokensPerMinute',
    sets: 'api.endpoints.limits.perUser.tokensPerMinute',
    formula: 'the greatest of 10000, {memory.persistence.windowTokens} and {models.costControls.maxTokensPerRequest}',
    reason: 'One person must be able to make one request of full size.',
    compute: ({ memory, models }) =>
      Math.max(10_000, memory.persistence.windowTokens, models.costControls.maxTokensPerRequest),
  },
  {
    name: 'modelRequestsPerMinute',
    sets: 'api.endpoints.limits.perModel.requestsPerMinute',
    formula: 'the greater of 1000 and 60 × {requirements.performance.sustainedRps} × 1.2, rounded up',
    reason: 'One model may have to take all the load.',
    compute: ({ requirements }) => Math.max(1000, Math.ceil(perMinute * requirements.performance.sustainedRps)),
  },
  {
    name: 'modelTokensPerMinute',
    sets: 'api.endpoints.limits.perModel.tokensPerMinute',
    formula:
      'the greater of 100000 and 60 × {requirements.performance.sustainedRps} × 1.2 × {derived.tokensPerInteraction}, rounded up',
    reason: 'One model may have to take all the load.',
    compute: ({ requirements, derived }) =>
      Math.max(100_000, Math.ceil(perMinute * requirements.performance.sustainedRps * derived.tokensPerInteraction)),
  },
];
