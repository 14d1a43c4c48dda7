import { openBases } from '@agent-canvas/apply';
import { parseCanvas } from '@agent-canvas/canvas';
import { planRestore } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { carryOut } from '../sync/carry-out.ts';
import { namedPaths } from '../sync/named-paths.ts';
import { openRepository, today } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

/** `restore`: files become what the pack renders; edits in them are given up, so it asks. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const opened = await openRepository(terminal, { accept: ['dirty'] });
  const { root, repository, pack } = opened;
  const plan = await planRestore({
    repository,
    bases: openBases(repository, { env: terminal.env }),
    pack,
    parsed: parseCanvas(repository.canvasText, { file: 'canvas.yaml' }),
    paths: namedPaths(parsed, { root, terminal }),
    today: today(),
  });
  return carryOut({ plan, opened, parsed, terminal, question: 'Give up the edits in these files?' });
}
