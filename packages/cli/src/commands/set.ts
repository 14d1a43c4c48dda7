import { answerAt, editCanvas, parseCanvas } from '@agent-canvas/canvas';
import { UsageError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import { splitOverride } from '../read-request.ts';
import { changeCanvas } from '../sync/change-canvas.ts';
import { openRepository } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

/** `set`: changes answers in canvas.yaml and goes on to the sync that follows. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const overrides = parsed.positionals.map(splitOverride);
  if (overrides.length === 0) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: 'set needs an answer',
      hint: `As in: ${terminal.program} set stage=pilot. ${terminal.program} schema lists the paths.`,
    });
  }
  const opened = await openRepository(terminal);
  const before = opened.repository.canvasText;
  const { answers } = parseCanvas(before, { file: 'canvas.yaml', overrides });
  const edits = overrides.map(({ path }) => ({ path, value: answerAt(answers, path) }));
  return changeCanvas({ opened, canvasText: editCanvas(before, edits), parsed, terminal });
}
