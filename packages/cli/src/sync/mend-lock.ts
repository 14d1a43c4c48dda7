import { repairLockFile } from '@agent-canvas/apply';
import { UserError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { findRoot } from './find-root.ts';

/** Whether git left the lock in conflict: then `sync` mends that, and nothing else. */
export const isLockConflict = (error: unknown): boolean =>
  error instanceof UserError && error.code === 'E_LOCK_CONFLICTED';

/** Mends a lock that git could not merge, from both of its sides, so that the merge can go on. Returns the exit code. */
export async function mendLock(parsed: Parsed, terminal: Terminal): Promise<number> {
  const { paths } = await repairLockFile(findRoot(terminal.cwd), { env: terminal.env });
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ done: 'mend-lock', paths, exitCode: 0 }, null, 2)}\n`);
    return 0;
  }
  terminal.note(`${terminal.style('green', '✓')} mended from both sides and staged: ${paths.join(', ')}`);
  terminal.note(`Finish what git was doing (git status says how), then: ${terminal.program} sync`);
  return 0;
}
