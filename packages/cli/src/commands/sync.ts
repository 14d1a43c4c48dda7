import { UsageError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import { carryOut } from '../sync/carry-out.ts';
import { checkSync } from '../sync/check-sync.ts';
import { continueSync } from '../sync/continue-sync.ts';
import { isLockConflict, mendLock } from '../sync/mend-lock.ts';
import { openRepository, planSyncOf } from '../sync/open-repository.ts';
import { resolveConflicts } from '../sync/resolve-conflicts.ts';
import type { Terminal } from '../terminal.ts';

/** What `sync` can be told to do instead of syncing: at most one of these. */
const modes = ['check', 'continue', 'abort', 'undo'] as const;

/** `sync`: brings the repository up to this pack and to its canvas; or checks, resolves, continues, takes back. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const [subcommand, ...paths] = parsed.positionals;
  const mode = chosenMode(parsed, subcommand);
  if (subcommand !== undefined && subcommand !== 'resolve') {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: `sync has no '${subcommand}'`,
      hint: `There are sync, sync resolve PATH… and the flags of ${terminal.program} sync --help.`,
    });
  }
  if (mode === 'check') return checkSync(parsed, terminal);
  if (mode === 'continue' || mode === 'abort' || mode === 'undo') return continueSync(mode, parsed, terminal);
  if (mode === 'resolve') return resolveConflicts(paths, parsed, terminal);
  // Looking is always possible; only writing needs a clean repository.
  const accept = parsed.has('dry-run') ? (['dirty'] as const) : [];
  const opened = await openRepository(terminal, { accept }).catch((error: unknown) => {
    if (isLockConflict(error) && !parsed.has('dry-run')) return undefined;
    throw error;
  });
  if (!opened) return mendLock(parsed, terminal);
  const { plan } = await planSyncOf(opened, { terminal, isQuiet: parsed.has('json') });
  return carryOut({ plan, opened, parsed, terminal, question: 'Apply this to the working tree?' });
}

function chosenMode(parsed: Parsed, subcommand: string | undefined) {
  const wantsResolve = subcommand === 'resolve' || parsed.has('ours') || parsed.has('theirs');
  const chosen = [...modes.filter((mode) => parsed.has(mode)), ...(wantsResolve ? (['resolve'] as const) : [])];
  const [mode, other] = chosen;
  if (other !== undefined) {
    throw new UsageError({
      code: 'E_FLAGS',
      message: `sync does one thing at a time: ${chosen.join(' or ')}`,
      hint: 'Give one of them.',
    });
  }
  for (const flag of ['latest', 'sarif', 'md'] as const) {
    if (!parsed.has(flag) || mode === 'check') continue;
    throw new UsageError({
      code: 'E_FLAGS',
      message: `--${flag} goes with --check`,
      hint: `Write sync --check --${flag}.`,
    });
  }
  return mode;
}
