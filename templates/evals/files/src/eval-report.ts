import type { CaseReport } from './case-report.ts';
import type { GateReport } from './check-gates.ts';

/** The outcome of an evaluation, as `pnpm eval --json` prints it. */
export interface EvalReport {
  /** Id of the model that answered; `scripted` proves plumbing only. */
  model: string;
  plumbing: 'pass' | 'fail';
  quality: 'pass' | 'fail' | 'UNMEASURED';
  repeat: number;
  cases: CaseReport[];
  gates: GateReport[];
  regressions?: string[];
}
