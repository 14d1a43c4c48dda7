import type { Outcome } from '../loop/loop-state.ts';
import type { RunContext } from '../loop/run-context.ts';
import type { Specialist } from './specialist.ts';

/** How the agents of the canvas share a run. */
export type Topology = (specialists: readonly Specialist[], run: RunContext) => Promise<Outcome>;
