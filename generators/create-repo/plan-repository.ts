import { createHash } from 'node:crypto';
import { type Answers, parseCanvas, renderCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { buildPack } from '@agent-canvas/packs/build';
import { type Plan, planCreate } from '@agent-canvas/plan';
import { workspace } from '../workspace.ts';

/** Plans a repository for the answers with the templates of this clone. Throws CanvasError where they break a rule. */
export async function planRepository(answers: Answers): Promise<Plan> {
  const canvasText = renderCanvas(answers, { comments: true });
  return planCreate({ parsed: parseCanvas(canvasText), canvasText, pack: await packOfThisClone() });
}

async function packOfThisClone(): Promise<LoadedPack> {
  const { templates: folder, catalogFile } = workspace;
  const pack = await buildPack({ folder, catalogFile, name: 'agent-canvas', version: '0.0.0' });
  return { pack, integrity: `sha512-${createHash('sha512').update(JSON.stringify(pack)).digest('base64')}` };
}
