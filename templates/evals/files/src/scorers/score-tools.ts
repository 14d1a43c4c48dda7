import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** Every expected tool was called, and none of the forbidden ones. */
export function scoreTools({ golden, trace }: Scored) {
  const called = new Set((trace.result?.toolCalls ?? []).map(({ name }) => name));
  return scored('tools', 'behaviour', [
    ...golden.expect.tools.filter((name) => !called.has(name)).map((name) => `${name} was not called`),
    ...golden.expect.forbiddenTools.filter((name) => called.has(name)).map((name) => `${name} was called`),
  ]);
}
