/**
 * Evaluations: golden cases, scorers, gates and the baseline, run in process on the real agent. It owns no tool, prompt
 * or model, and nothing imports it at run time of the service.
 */

export type { EvalReport } from './eval-report.ts';
export { defineCase, type GoldenCase, goldenSet } from './golden-case.ts';
export { GoldenError, loadCases } from './load-cases.ts';
export { runEvals } from './run-evals.ts';
