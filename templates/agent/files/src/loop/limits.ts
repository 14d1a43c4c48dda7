import { config } from '../config.ts';

/** What bounds one run, all agents of it together. */
export interface Limits {
  /** Model calls. */
  steps: number;
  /** In and out, all model calls together. */
  tokens: number;
  costMicroUsd: number;
  timeMs: number;
  /** Tool calls at once. */
  parallel: number;
}

/** Of the canvas. A run may take twice as long as 95 % of runs should; a loop that needs more than 20 steps is lost. */
export const limits: Limits = {
  steps: 20,
  tokens: config.maxTokens,
  costMicroUsd: config.maxCostMicroUsd,
  timeMs: config.taskP95Ms * 2,
  parallel: config.maxParallel,
};
