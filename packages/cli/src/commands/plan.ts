import type { Parsed } from '../flags.ts';
import { makePlan } from '../make-plan.ts';
import { readRequest } from '../read-request.ts';
import { planToJson, showPlan } from '../show-plan.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

/** `plan`: the same as `create --dry-run`. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const request = await readRequest(parsed, terminal);
  const plan = makePlan(request);
  const withContents = parsed.has('diff');
  if (parsed.has('json')) {
    const { issues: warnings } = request.parsed;
    terminal.out(`${JSON.stringify(planToJson(plan, { target: request.target, warnings, withContents }), null, 2)}\n`);
    return 0;
  }
  showWarnings(request.parsed.issues, terminal);
  showPlan(plan, withContents, terminal);
  return 0;
}
