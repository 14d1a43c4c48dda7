import { flatAnswers, toJsonSchema, topicFacts } from '@agent-canvas/canvas';
import { type Plan, planCreate } from '@agent-canvas/plan';
import { loadBuiltInPack } from './load-pack.ts';
import type { CanvasRequest } from './read-request.ts';

/** Plans the repository of a request with the built-in pack. */
export function makePlan(request: CanvasRequest): Plan {
  const { canvas, answers } = request.parsed;
  return planCreate({
    canvas,
    facts: topicFacts(answers),
    answers: flatAnswers(answers),
    canvasText: request.text,
    canvasSchema: `${JSON.stringify(toJsonSchema(), null, 2)}\n`,
    pack: loadBuiltInPack(),
  });
}
