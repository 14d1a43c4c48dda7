import type { SpecialistEntry } from './topology/specialist.ts';

/** The agents of this repository, and what bounds a run of theirs. */
export const config = {
  /** derived.specialists */
  specialists: [
    { name: 'sample-agent', duty: 'where an order is', tools: ['sample-lookup', 'sample-action'] },
  ] as SpecialistEntry[],
  /** architecture.orchestration.maxParallel */
  maxParallel: 10,
  /** requirements.performance.taskP95Ms */
  taskP95Ms: 15_000,
  /** models.costControls.maxTokensPerRequest */
  maxTokens: 32_000,
  /** requirements.budget.perRequestUsd */
  maxCostMicroUsd: 5000,
  /** models.costControls.earlyExit */
  earlyExit: true,
};
