import type { SyncPlan } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { syncPlanToJson } from './show-sync-plan.ts';

/** Says what a command that changes only the records of sync has done. */
export function reportVerb(request: {
  readonly plan: SyncPlan;
  readonly paths: readonly string[];
  readonly said: string;
  readonly parsed: Parsed;
  readonly terminal: Terminal;
}): 0 {
  const { plan, paths, said, parsed, terminal } = request;
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ ...syncPlanToJson(plan), applied: true, exitCode: 0 }, null, 2)}\n`);
    return 0;
  }
  for (const { path, text } of plan.notes) terminal.note(`${terminal.style('yellow', 'note')} ${path}: ${text}`);
  terminal.note(`${terminal.style('green', '✓')} ${said}: ${paths.join(', ')}`);
  return 0;
}
