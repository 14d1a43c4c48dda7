import { writeCanvas } from '@agent-canvas/apply';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { carryOut } from './carry-out.ts';
import { type Opened, planSyncOf } from './open-repository.ts';
import { showSyncPlan, syncPlanToJson } from './show-sync-plan.ts';

/**
 * Changes canvas.yaml and carries out the sync that follows. Where nobody can be asked and `--yes` is not given, the canvas
 * alone is written: it is what was asked for, and the plan says what a sync would do about it.
 */
export async function changeCanvas(request: {
  readonly opened: Opened;
  readonly canvasText: string;
  readonly parsed: Parsed;
  readonly terminal: Terminal;
}): Promise<number> {
  const { opened, canvasText, parsed, terminal } = request;
  const { plan } = await planSyncOf(opened, { terminal, canvasText });
  const canAsk = terminal.isInteractive && !parsed.has('json');
  if (canAsk || parsed.has('yes') || parsed.has('dry-run') || plan.isNothing) {
    return carryOut({ plan, opened, parsed, terminal, question: 'Change canvas.yaml and sync?' });
  }
  await writeCanvas({ root: opened.root, text: canvasText, before: opened.repository.canvasText });
  if (parsed.has('json')) {
    const document = {
      ...syncPlanToJson(plan),
      applied: false,
      installed: false,
      written: ['canvas.yaml'],
      exitCode: 0,
    };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  showSyncPlan(plan, { terminal });
  terminal.note(`canvas.yaml is changed, nothing else. Now: ${terminal.program} sync`);
  return 0;
}
