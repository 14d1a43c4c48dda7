import type { Agent } from '@acme/agent';
import type { GoldenCase } from './golden-case.ts';
import type { Trace } from './run-case.ts';

/**
 * What one scorer says about one run. `plumbing` scorers must pass whatever model answers; `behaviour` is what the
 * model chose: it counts as plumbing on the scripted model, and as accuracy on a real one.
 */
export interface Score {
  scorer: string;
  about: 'plumbing' | 'behaviour';
  outcome: 'pass' | 'fail' | 'unmeasured';
  detail: string;
}

export interface Scored {
  golden: GoldenCase;
  trace: Trace;
  tools: Agent['tools'];
}

/** A score without further detail where it passes. */
export function scored(scorer: string, about: Score['about'], complaints: string[]): Score {
  return { scorer, about, outcome: complaints.length === 0 ? 'pass' : 'fail', detail: complaints.join('; ') };
}
