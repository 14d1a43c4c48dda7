import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseCanvas } from '@agent-canvas/canvas';
import { UserError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

/** `validate`: every mistake of a canvas at once; exit 3 where there is one. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const file = parsed.positionals[0] ?? 'canvas.yaml';
  const text = await readFile(resolve(terminal.cwd, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UserError({
      code: 'E_CANVAS_UNREADABLE',
      message: `${file} cannot be read (${cause.code})`,
      hint: 'Name the canvas: agent-canvas validate FILE.',
      exitCode: 2,
      cause,
    });
  });
  const { canvas, issues: warnings } = parseCanvas(text, { file });
  if (parsed.has('json')) {
    terminal.out(
      `${JSON.stringify({ file, valid: true, name: canvas.name, stage: canvas.stage, warnings }, null, 2)}\n`,
    );
    return 0;
  }
  showWarnings(warnings, terminal);
  terminal.out(`${file} is valid: ${canvas.name}, stage ${canvas.stage}\n`);
  return 0;
}
