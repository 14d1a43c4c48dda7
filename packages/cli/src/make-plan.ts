import { type Answers, isOpen, settings, toJsonSchema } from '@agent-canvas/canvas';
import { type Plan, planCreate } from '@agent-canvas/plan';
import { answerAt } from './answer-at.ts';
import { loadBuiltInPack } from './load-pack.ts';
import type { CanvasRequest } from './read-request.ts';

/** Plans the repository of a request with the built-in pack. */
export function makePlan(request: CanvasRequest): Plan {
  const { canvas, answers } = request.parsed;
  return planCreate({
    canvas,
    facts: { isOpen: (topic) => isOpen(answers, topic) },
    answers: flatAnswers(answers),
    canvasText: request.text,
    canvasSchema: `${JSON.stringify(toJsonSchema(), null, 2)}\n`,
    pack: loadBuiltInPack(),
  });
}

/** The answers that were given, by dotted path of the setting; the format's own version is none. */
function flatAnswers(answers: Answers): Record<string, unknown> {
  const given = settings()
    .filter(({ path }) => path !== 'canvas')
    .map(({ path }) => [path, answerAt(answers, path)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
