import type { SuccessMetric } from './success-metric.ts';

/** What the evaluations hold the agent to. */
export const config = {
  gates: {
    /** governance.quality.accuracyMin */
    accuracyMin: 0.8,
    /** governance.quality.consistencyMin */
    consistencyMin: 0.8,
    /** governance.quality.regulatoryMin */
    regulatoryMin: 1,
    /** governance.quality.securityMin */
    securityMin: 1,
  },
  limits: {
    /** models.costControls.maxTokensPerRequest */
    maxTokens: 32_000,
    /** requirements.performance.taskP95Ms */
    taskMs: 15_000,
    /** requirements.budget.perRequestUsd */
    costUsd: 0.005,
  },
  /** project.successMetrics.criteria */
  successMetrics: [] as SuccessMetric[],
};
