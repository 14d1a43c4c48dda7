import { repairLockFile } from '@agent-canvas/apply';
import { UsageError, UserError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import { carryOut } from '../sync/carry-out.ts';
import { checkSync } from '../sync/check-sync.ts';
import { continueSync } from '../sync/continue-sync.ts';
import { findRoot } from '../sync/find-root.ts';
import { type Opened, openRepository, planSyncOf } from '../sync/open-repository.ts';
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
  const opened = await openOrMend(parsed, terminal);
  if (!opened) return 0;
  const { plan } = await planSyncOf(opened, { terminal, isQuiet: parsed.has('json') });
  return carryOut({ plan, opened, parsed, terminal, question: 'Apply this to the working tree?' });
}

/** Opens the repository; undefined where git had left the lock in conflict, and mending that was the work of this run. */
async function openOrMend(parsed: Parsed, terminal: Terminal): Promise<Opened | undefined> {
  try {
    return await openRepository(terminal);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'E_LOCK_CONFLICTED') throw error;
    if (parsed.has('dry-run')) throw error;
  }
  const { paths } = await repairLockFile(findRoot(terminal.cwd), { env: terminal.env });
  if (parsed.has('json')) terminal.out(`${JSON.stringify({ mended: paths, exitCode: 0 }, null, 2)}\n`);
  else {
    terminal.note(`${terminal.style('green', '✓')} mended from both sides and staged: ${paths.join(', ')}`);
    terminal.note(`Now finish what git was doing (git status says how), then: ${terminal.program} sync`);
  }
  return undefined;
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
