import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Parsed } from '../flags.ts';
import { makePlan } from '../make-plan.ts';
import { readRequest } from '../read-request.ts';
import { planToJson, showPlan } from '../show-plan.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

/** `plan`: the same as `create --dry-run`; inside a repository of ours, as `sync --dry-run`. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const isOurs = existsSync(join(terminal.cwd, '.canvas', 'lock.json'));
  if (isOurs && parsed.positionals.length === 0 && !parsed.has('canvas')) return planOurs(parsed, terminal);
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

async function planOurs(parsed: Parsed, terminal: Terminal): Promise<number> {
  const { planOnly } = await import('../sync/plan-only.ts');
  return planOnly(parsed, terminal);
}
