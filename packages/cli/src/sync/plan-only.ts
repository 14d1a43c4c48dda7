import { answerAt, editCanvas, parseCanvas } from '@agent-canvas/canvas';
import type { Parsed } from '../flags.ts';
import { overridesOf } from '../read-request.ts';
import type { Terminal } from '../terminal.ts';
import { openRepository, planSyncOf } from './open-repository.ts';
import { showSyncPlan, syncPlanToJson } from './show-sync-plan.ts';

/** What a sync of the repository around the caller would do, with the answers that flags give worked into its canvas. */
export async function planOnly(parsed: Parsed, terminal: Terminal): Promise<number> {
  const opened = await openRepository(terminal, { accept: ['dirty'] });
  const before = opened.repository.canvasText;
  const overrides = overridesOf(parsed);
  const { answers } = parseCanvas(before, { file: 'canvas.yaml', overrides });
  const canvasText = editCanvas(
    before,
    overrides.map(({ path }) => ({ path, value: answerAt(answers, path) })),
  );
  const { plan } = await planSyncOf(opened, { terminal, canvasText, isQuiet: parsed.has('json') });
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify(syncPlanToJson(plan), null, 2)}\n`);
    return 0;
  }
  const read = (path: string): string | undefined => {
    const content = opened.repository.read(path)?.content;
    return typeof content === 'string' ? content : undefined;
  };
  showSyncPlan(plan, { terminal, ...(parsed.has('diff') && { read }) });
  return 0;
}
