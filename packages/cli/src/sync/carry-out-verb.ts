import { applyPlan } from '@agent-canvas/apply';
import type { SyncPlan } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { syncPlanToJson } from './show-sync-plan.ts';

/** Applies what changes only the records of sync, and says so; with `--dry-run` it says what it would do. */
export async function carryOutVerb(request: {
  readonly root: string;
  readonly plan: SyncPlan;
  readonly paths: readonly string[];
  readonly said: string;
  readonly parsed: Parsed;
  readonly terminal: Terminal;
}): Promise<0> {
  const { root, plan, paths, said, parsed, terminal } = request;
  const applied = !parsed.has('dry-run');
  if (applied) await applyPlan({ root, plan, env: terminal.env, signal: terminal.signal });
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ ...syncPlanToJson(plan), applied, exitCode: 0 }, null, 2)}\n`);
    return 0;
  }
  for (const { path, text } of plan.notes) terminal.note(`${terminal.style('yellow', 'note')} ${path}: ${text}`);
  const sign = applied ? terminal.style('green', '✓') : '--dry-run, nothing was written. It would be';
  terminal.note(`${sign} ${said}: ${paths.join(', ')}`);
  return 0;
}
