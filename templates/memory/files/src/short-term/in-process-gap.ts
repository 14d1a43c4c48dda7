import type { Gap } from '../production-gaps.ts';

/** Replicas do not share a map: beyond a prototype short-term memory needs a store of its own. */
export const inProcessGap = (): Gap[] => [
  {
    what: 'short-term memory is held in the process, which this stage does not allow in production',
    fix: 'set memory.architecture.shortTerm to redis in canvas.yaml and sync',
  },
];
