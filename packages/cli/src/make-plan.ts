import { type Plan, planCreate } from '@agent-canvas/plan';
import { loadBuiltInPack } from './load-pack.ts';
import type { CanvasRequest } from './read-request.ts';

/** Plans the repository of a request with the built-in pack. */
export const makePlan = ({ parsed, text }: CanvasRequest): Plan =>
  planCreate({ parsed, canvasText: text, pack: loadBuiltInPack() });
