import { writeCanvas } from '@agent-canvas/apply';
import { editCanvas, readAnswers } from '@agent-canvas/canvas';
import { UsageError } from '@agent-canvas/errors';
import { runInterview } from '@agent-canvas/interview';
import { askInTerminal } from '@agent-canvas/interview/terminal';
import type { Parsed } from '../flags.ts';
import { editsBetween } from '../interview-edits.ts';
import { changeCanvas } from '../sync/change-canvas.ts';
import { openRepository } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

/** `edit`: the interview over the present answers, then the sync that follows. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  if (!terminal.isInteractive) {
    throw new UsageError({
      code: 'E_NO_INTERVIEW',
      message: 'edit asks questions, and there is no terminal to ask at',
      hint: `Change answers with ${terminal.program} set PATH=VALUE, or in canvas.yaml itself.`,
    });
  }
  const opened = await openRepository(terminal);
  const before = opened.repository.canvasText;
  const start = readAnswers(before, { file: 'canvas.yaml' });
  const { outcome, answers } = await runInterview({
    answers: start,
    mode: 'ask',
    fixed: ['name'],
    ask: askInTerminal({ style: terminal.style, signal: terminal.signal }),
  });
  const canvasText = editCanvas(before, editsBetween(start, answers));
  if (outcome === 'create') return changeCanvas({ opened, canvasText, parsed, terminal });
  if (parsed.has('dry-run')) {
    terminal.note('--dry-run: nothing was written');
    return 0;
  }
  await writeCanvas({ root: opened.root, text: canvasText, before });
  terminal.note(`answers saved in canvas.yaml, nothing else; go on with: ${terminal.program} edit`);
  return 0;
}
