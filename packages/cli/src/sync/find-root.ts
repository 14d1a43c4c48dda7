import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '@agent-canvas/errors';

/** The root of the repository of ours that `cwd` lies in. Throws E_NOT_OURS (exit 2) where there is none. */
export function findRoot(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, '.canvas', 'lock.json'))) return at;
    if (dirname(at) === at) break;
  }
  throw new UserError({
    code: 'E_NOT_OURS',
    message: `Neither ${cwd} nor a folder above it holds .canvas/lock.json`,
    hint: 'Run this inside a repository that agent-canvas created; agent-canvas adopt takes up one that it did not.',
    exitCode: 2,
  });
}
