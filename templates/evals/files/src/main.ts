import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAgent } from '@acme/agent';
import { createModels } from '@acme/models';
import { findRegressions, saveBaseline } from './baseline.ts';
import { GoldenError, loadCases } from './load-cases.ts';
import { printReport } from './print-report.ts';
import { runEvals } from './run-evals.ts';

const usage = `pnpm eval [--only TEXT] [--repeat N] [--baseline] [--save-baseline] [--json]
  --only TEXT       the cases whose id holds TEXT
  --repeat N        runs per case (2 on the scripted model, 3 on a real one)
  --baseline        fail on cases that passed in baseline.json and do not now
  --save-baseline   write baseline.json
Exit: 0 plumbing and gates hold · 1 they do not · 2 wrong usage or an invalid golden file`;

const folder = join(import.meta.dirname, '..');
const baselineFile = join(folder, 'baseline.json');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      repeat: { type: 'string' },
      baseline: { type: 'boolean', default: false },
      'save-baseline': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const models = createModels({ env: process.env });
  const repeat = Number(values.repeat ?? (models.scripted ? 2 : 3));
  if (!Number.isInteger(repeat) || repeat < 1) throw new GoldenError('--repeat takes a whole number from 1');
  const cases = (await loadCases(join(folder, 'golden'))).filter(({ id }) => id.includes(values.only));
  if (cases.length === 0) throw new GoldenError(`no case has '${values.only}' in its id`);
  // Standard output is the report's alone.
  const agent = createAgent({ models, log: { error: console.error } });
  const report = await runEvals({ agent, models, cases, repeat });
  if (values['save-baseline']) await saveBaseline(baselineFile, report);
  if (values.baseline) report.regressions = await findRegressions(baselineFile, report);
  console.log(values.json ? JSON.stringify(report, null, 2) : printReport(report));
  return report.plumbing === 'fail' || report.quality === 'fail' || report.regressions?.length ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof GoldenError || (error instanceof TypeError && 'code' in error);
  console.error(isUsage ? `${error.message}\n\n${usage}` : error);
  process.exitCode = isUsage ? 2 : 1;
}
