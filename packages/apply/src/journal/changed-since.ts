import { UserError } from '@agent-canvas/errors';

/** Somebody edited files between the plan and its application (E_CHANGED_SINCE_PLAN). */
export function changedSince(paths: readonly string[]): UserError {
  return new UserError({
    code: 'E_CHANGED_SINCE_PLAN',
    message: `Changed since this was planned: ${paths.join(', ')}`,
    hint: 'Nothing was written, and your edit stays. Commit it, then run the command again.',
  });
}
