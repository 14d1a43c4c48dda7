import { runLoop } from '../loop/run-loop.ts';
import { routeByModel } from './route-by-model.ts';
import { routeByWords } from './route-by-words.ts';
import type { Topology } from './topology.ts';

/** One specialist answers: by the words of its duty where they tell, else as a model decides, else the last one of the canvas. */
export const router: Topology = async (specialists, run) => {
  const byWords = routeByWords(specialists, run.request.input);
  const chosen = byWords ?? (await routeByModel(specialists, run)) ?? specialists.at(-1);
  if (!chosen) throw new Error('config.ts names no specialist.');
  run.announce(chosen.name);
  return runLoop(chosen, run);
};
