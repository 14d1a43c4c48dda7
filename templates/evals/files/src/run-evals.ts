import type { Agent } from '@acme/agent';
import type { Models } from '@acme/models';
import type { CaseReport } from './case-report.ts';
import { reportCase } from './case-report.ts';
import { checkGates } from './check-gates.ts';
import { config } from './config.ts';
import type { EvalReport } from './eval-report.ts';
import type { GoldenCase } from './golden-case.ts';
import { measure } from './measure.ts';
import { runCase } from './run-case.ts';
import { scoreRun } from './score-run.ts';

/** Runs every case `repeat` times, one after the other, and holds the outcome to the gates. */
export async function runEvals(parts: {
  agent: Agent;
  models: Models;
  cases: GoldenCase[];
  repeat: number;
}): Promise<EvalReport> {
  const { agent, models, cases, repeat } = parts;
  const reports: CaseReport[] = [];
  for (const golden of cases) {
    const runs = [];
    for (let run = 0; run < repeat; run += 1) {
      const trace = await runCase(agent, golden, { timeoutMs: 2 * config.limits.taskMs });
      runs.push({ trace, scores: await scoreRun({ golden, trace, tools: agent.tools }, models) });
    }
    reports.push(reportCase(golden, runs, { scripted: models.scripted }));
  }
  const gates = checkGates(measure(reports));
  return {
    model: models.scripted ? 'scripted' : models.forUse('answer').id,
    plumbing: reports.every(isSound(models)) ? 'pass' : 'fail',
    quality: models.scripted ? 'UNMEASURED' : gates.some(({ outcome }) => outcome === 'fail') ? 'fail' : 'pass',
    repeat,
    cases: reports,
    gates,
  };
}

/** The scripted model is deterministic: an agent that wavers on it has a fault of its own. */
function isSound(models: Models): (report: CaseReport) => boolean {
  return ({ plumbing, consistent }) => plumbing && (consistent || !models.scripted);
}
