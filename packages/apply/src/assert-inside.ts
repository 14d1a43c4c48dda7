import { UserError } from '@agent-canvas/errors';

/** Device names that Windows gives a meaning of its own, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Refuses a path that could leave the repository, reach into its `.git`, or mean something else on another system.
 * Throws E_PATH_ESCAPE.
 */
export function assertInside(path: string): void {
  const steps = path.split('/');
  const isSafe = steps.every(
    (step) =>
      step !== '' &&
      step !== '.' &&
      step !== '..' &&
      !/[\\:\0]/.test(step) &&
      !reserved.test(step) &&
      !/[. ]$/.test(step),
  );
  if (isSafe && steps[0]?.toLowerCase() !== '.git') return;
  throw new UserError({
    code: 'E_PATH_ESCAPE',
    message: `The pack names the path '${path}', which is not inside the repository`,
    hint: 'Nothing was written. Report this to whoever publishes the pack.',
  });
}
