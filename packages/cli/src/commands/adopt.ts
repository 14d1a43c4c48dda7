import { resolve } from 'node:path';
import { readRepository } from '@agent-canvas/apply';
import { parseCanvas } from '@agent-canvas/canvas';
import { fetchPack } from '@agent-canvas/packs';
import { planAdopt } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { loadBuiltInPack } from '../load-pack.ts';
import { readCanvas } from '../read-request.ts';
import { showWarnings } from '../show-warnings.ts';
import { carryOut } from '../sync/carry-out.ts';
import { sayWhatDiffers } from '../sync/say-what-differs.ts';
import type { Terminal } from '../terminal.ts';

/** `adopt`: a repository that agent-canvas did not make, or whose `.canvas` was lost, comes under sync. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const root = terminal.cwd;
  const repository = await readRepository(root, { env: terminal.env, accept: ['not-ours', 'dirty'] });
  const file = parsed.value('canvas') ?? 'canvas.yaml';
  const canvasText = await readCanvas(
    resolve(root, file),
    file,
    'Say what this repository is with a canvas: write canvas.yaml, or give --canvas FILE.',
  );
  const canvas = parseCanvas(canvasText, { file });
  if (!parsed.has('json')) showWarnings(canvas.issues, terminal);
  const pack = loadBuiltInPack();
  const older = await Promise.all(
    parsed
      .values('pack')
      .filter((version) => version !== pack.pack.version)
      .map((version) =>
        fetchPack({ name: pack.pack.name, version, env: terminal.env, cwd: root, signal: terminal.signal }),
      ),
  );
  const plan = planAdopt({ repository, packs: [pack, ...older], parsed: canvas, canvasText });
  const differing = sayWhatDiffers(plan.lock.files, { hash: repository.hash, program: terminal.program });
  if (differing !== undefined && !parsed.has('json')) terminal.note(`${terminal.style('yellow', '!')} ${differing}`);
  return carryOut({ plan, opened: { root, repository, pack }, parsed, terminal, question: 'Take it up?' });
}
