import { type Answers, parseCanvas, renderCanvas } from '@agent-canvas/canvas';
import { type Plan, planCreate } from '@agent-canvas/plan';
import { packOfThisClone } from '../pack-of-this-clone.ts';

/** Plans a repository for the answers with the templates of this clone. Throws CanvasError where they break a rule. */
export async function planRepository(answers: Answers): Promise<Plan> {
  const canvasText = renderCanvas(answers, { comments: true });
  return planCreate({ parsed: parseCanvas(canvasText), canvasText, pack: await packOfThisClone() });
}
