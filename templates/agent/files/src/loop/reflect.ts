import type { Specialist } from '../topology/specialist.ts';
import type { LoopState } from './loop-state.ts';
import type { RunContext } from './run-context.ts';

/** Judges where the run stands: answered, out of bounds, going in circles (then the answer is asked for without tools), or going on. */
export function reflect(state: LoopState & { phase: 'reflect' }, agent: Specialist, run: RunContext): LoopState {
  const { reply, messages, wasRepetition } = state;
  const done = (status: 'completed' | 'limited', reason?: string): LoopState => ({
    phase: 'done',
    outcome: { agent: agent.name, status, ...(reason && { reason }), output: reply.text },
  });
  if (reply.toolCalls.length === 0) {
    if (reply.stop === 'length') return done('limited', 'output');
    return done('completed', reply.stop === 'refusal' ? 'refusal' : undefined);
  }
  const limit = brokenLimit(run);
  if (limit) return done('limited', limit);
  return { phase: 'decide', messages, mayUseTools: !wasRepetition };
}

function brokenLimit({ spent, limits }: RunContext): string | undefined {
  if (spent.steps >= limits.steps) return 'steps';
  if (spent.usage.inputTokens + spent.usage.outputTokens >= limits.tokens) return 'tokens';
  return spent.usage.costMicroUsd >= limits.costMicroUsd && spent.usage.costMicroUsd > 0 ? 'cost' : undefined;
}
