import type { Gap } from '../production-gaps.ts';

/** The embedded database serves one replica: beyond a prototype it is a twin, whatever the environment says. */
export const embeddedGap = (): Gap[] => [
  {
    what: 'the database is embedded, which this stage does not allow in production',
    fix: 'set memory.architecture.working to postgres in canvas.yaml and sync',
  },
];
