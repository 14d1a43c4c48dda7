import { type Canvas, holds, valueAt } from '@agent-canvas/canvas';
import type { Operation, OperationTask, Pack } from '@agent-canvas/packs';
import type { OperationStep } from './operation-step.ts';

/**
 * What people do beside the code when a canvas changes: first all that comes before the new code runs, setting by setting
 * in the pack's order, then the deployment, then what follows it. A step that two settings ask for stands once. Pure.
 */
export function operationsFor({
  before,
  after,
  pack,
}: {
  readonly before: Canvas;
  readonly after: Canvas;
  readonly pack: Pack;
}): OperationStep[] {
  const tasks = (pack.operations ?? [])
    .filter((operation) => applies(operation, before, after))
    .flatMap(({ setting, steps }) => steps.map((task) => ({ setting, task })));
  const seen = new Set<string>();
  const steps: { readonly phase: number; readonly step: OperationStep }[] = [];
  for (const { setting, task } of tasks) {
    if (seen.has(task.do)) continue;
    seen.add(task.do);
    steps.push({ phase: phaseOf(task), step: { ...task, setting } });
  }
  return steps.sort((a, b) => a.phase - b.phase).map(({ step }) => step);
}

function applies({ setting, from, to, when }: Operation, before: Canvas, after: Canvas): boolean {
  const old = valueAt(before, setting);
  const now = valueAt(after, setting);
  if (JSON.stringify(old) === JSON.stringify(now)) return false;
  if (from !== undefined && from !== old) return false;
  if (to !== undefined && to !== now) return false;
  return when === undefined || holds(when, after);
}

function phaseOf({ kind, after }: OperationTask): number {
  if (after) return 2;
  return kind === 'deploy' ? 1 : 0;
}
