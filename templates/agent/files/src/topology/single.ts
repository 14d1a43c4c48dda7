import { runLoop } from '../loop/run-loop.ts';
import type { Topology } from './topology.ts';

/** One agent does everything. */
export const single: Topology = async ([assistant], run) => {
  if (!assistant) throw new Error('config.ts names no agent.');
  run.announce(assistant.name);
  return runLoop(assistant, run);
};
