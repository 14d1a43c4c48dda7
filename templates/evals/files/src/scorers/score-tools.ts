import { misfit } from '../misfit.ts';
import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** Every expected tool was called with an input that fits, and none of the forbidden ones was called. */
export function scoreTools({ golden, trace, tools }: Scored) {
  const calls = trace.result?.toolCalls ?? [];
  const missing = golden.expect.tools.flatMap((expected) => {
    const reasons = calls.filter(({ name }) => name === expected).map((call) => misfit(call, tools));
    if (reasons.length === 0) return [`${expected} was not called`];
    return reasons.includes('') ? [] : [`${expected}: ${reasons[0]}`];
  });
  const forbidden = golden.expect.forbiddenTools.filter((tool) => calls.some(({ name }) => name === tool));
  return scored('tools', 'behaviour', [...missing, ...forbidden.map((tool) => `${tool} was called`)]);
}
