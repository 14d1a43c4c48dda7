import { ModelError } from '@acme/models';
import type { Specialist } from '../topology/specialist.ts';
import { act } from './act.ts';
import { decide } from './decide.ts';
import type { LoopState, Outcome } from './loop-state.ts';
import { perceive } from './perceive.ts';
import { reflect } from './reflect.ts';
import type { RunContext } from './run-context.ts';

/** Runs one agent until it is done. Aborts are checked between steps and thrown; other failures are outcomes. */
export async function runLoop(agent: Specialist, run: RunContext): Promise<Outcome> {
  let state: LoopState = { phase: 'perceive' };
  while (state.phase !== 'done') {
    run.signal.throwIfAborted();
    try {
      state = await step(state, agent, run);
    } catch (error) {
      run.signal.throwIfAborted();
      if (!(error instanceof ModelError)) throw error;
      const status = error.code === 'budget' ? 'limited' : 'failed';
      return { agent: agent.name, status, reason: error.code, output: '' };
    }
  }
  return state.outcome;
}

async function step(
  state: Exclude<LoopState, { phase: 'done' }>,
  agent: Specialist,
  run: RunContext,
): Promise<LoopState> {
  switch (state.phase) {
    case 'perceive':
      return perceive(agent, run);
    case 'decide':
      return decide(state, agent, run);
    case 'act':
      return act(state, agent, run);
    case 'reflect':
      return reflect(state, agent, run);
  }
}
