import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** The expected agent answered. */
export function scoreRoute({ golden, trace }: Scored) {
  const { route } = golden.expect;
  const agent = trace.result?.agent ?? 'nobody';
  return scored('route', 'behaviour', route === undefined || route === agent ? [] : [`${agent}, expected ${route}`]);
}
