import { UserError } from '@agent-canvas/errors';
import { isSafePath } from '@agent-canvas/packs';

/**
 * Refuses a path that could leave the repository, reach into its `.git`, or mean something else on another system.
 * Throws E_PATH_ESCAPE.
 */
export function assertInside(path: string): void {
  if (isSafePath(path)) return;
  throw new UserError({
    code: 'E_PATH_ESCAPE',
    message: `The pack names the path '${path}', which is not inside the repository`,
    hint: 'Nothing was written. Report this to whoever publishes the pack.',
  });
}
