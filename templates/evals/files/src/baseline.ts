import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EvalReport } from './eval-report.ts';
import { GoldenError } from './load-cases.ts';

const baselineSchema = z.object({ model: z.string(), passed: z.array(z.string()) });
type Baseline = z.infer<typeof baselineSchema>;

/** Ids of the cases that a report passed, and the model that answered. */
function toBaseline(report: EvalReport): Baseline {
  const passed = report.cases.filter((one) => one.plumbing && one.quality !== false).map(({ id }) => id);
  return { model: report.model, passed: passed.sort() };
}

/** Keeps `report` as what later runs are compared with. */
export async function saveBaseline(file: string, report: EvalReport): Promise<void> {
  await writeFile(file, `${JSON.stringify(toBaseline(report), null, 2)}\n`);
}

/** Cases that passed in the baseline and do not pass now. Throws where the baseline is of another model, or unreadable. */
export async function findRegressions(file: string, report: EvalReport): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new GoldenError(`there is no baseline in ${file} yet: save one with pnpm eval --save-baseline`);
  });
  const baseline = baselineSchema.parse(JSON.parse(text));
  const now = toBaseline(report);
  if (baseline.model !== now.model) {
    throw new Error(`the baseline is of model ${baseline.model}, this run of ${now.model}: nothing to compare`);
  }
  const known = new Set(report.cases.map(({ id }) => id));
  return baseline.passed.filter((id) => known.has(id) && !now.passed.includes(id));
}
