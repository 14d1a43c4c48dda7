import { applyPlan, findPackageManager, installDependencies, verifyInWorktree } from '@agent-canvas/apply';
import { CancelledError, UsageError, UserError } from '@agent-canvas/errors';
import type { SyncPlan } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { confirm } from './confirm.ts';
import type { Opened } from './open-repository.ts';
import { quoteArgument } from './quote-argument.ts';
import { showSyncPlan, syncPlanToJson } from './show-sync-plan.ts';

/** Exit code where something is left for a person to decide. */
const conflictExit = 4;

/** What came of a plan, for the JSON that a program reads. */
interface Done {
  readonly applied: boolean;
  readonly installed: boolean;
  /** Folder of the conflict bundles, from the root of the repository. */
  readonly conflictsIn?: string;
}

/**
 * Shows a plan, asks, tries it where that is wanted, applies it and installs. Returns the exit code: 0 done, 4 with
 * conflicts. Writes nothing with `--dry-run`. Errors: E_NEEDS_YES without a terminal and `--yes`; E_VERIFY where the trial
 * failed; what apply throws.
 */
export async function carryOut(request: {
  readonly plan: SyncPlan;
  readonly opened: Opened;
  readonly parsed: Parsed;
  readonly terminal: Terminal;
  readonly question: string;
}): Promise<number> {
  const { plan, opened, parsed, terminal, question } = request;
  const isJson = parsed.has('json');
  const read = parsed.has('diff') ? readTextOf(opened) : undefined;
  if (!isJson) {
    if (plan.isNothing && plan.conflicts.length === 0 && plan.notes.length === 0)
      terminal.out(`${plan.name}: in sync with ${plan.pack.name} ${plan.pack.version}, nothing to do\n`);
    else showSyncPlan(plan, { terminal, read });
  }
  if (parsed.has('dry-run') || plan.isNothing) {
    if (!isJson && !parsed.has('dry-run')) noteConflicts(request, undefined);
    return finish(request, { applied: false, installed: false });
  }
  await agree({ parsed, terminal, question });
  if (wantsVerify(parsed, terminal)) await verify(request);
  const { conflictsIn } = await applyPlan({
    root: opened.root,
    plan,
    env: terminal.env,
    program: terminal.program,
    signal: terminal.signal,
  });
  if (!isJson)
    terminal.note(
      `${terminal.style('green', '✓')} applied; nothing is committed. Take it back with: ${terminal.program} sync --undo`,
    );
  // Said before the install: where that fails, a decision is still to be made.
  if (!isJson) noteConflicts(request, conflictsIn);
  const installed = !parsed.has('no-install') && changesManifests(plan) && (await install(opened, terminal));
  return finish(request, { applied: true, installed, ...(conflictsIn && { conflictsIn }) });
}

function finish(
  { plan, parsed, terminal }: { readonly plan: SyncPlan; readonly parsed: Parsed; readonly terminal: Terminal },
  done: Done,
): number {
  const exitCode = plan.conflicts.length > 0 && !parsed.has('dry-run') ? conflictExit : 0;
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ ...syncPlanToJson(plan), ...done, exitCode }, null, 2)}\n`);
  }
  return exitCode;
}

/** Says which files wait for a decision, where their sides lie, and how to settle them. */
function noteConflicts(
  { plan, terminal }: { readonly plan: SyncPlan; readonly terminal: Terminal },
  conflictsIn: string | undefined,
): void {
  if (plan.conflicts.length === 0) return;
  const paths = plan.conflicts.map(({ path }) => path);
  terminal.note(
    [
      `${terminal.style('red', '!')} ${paths.length} ${paths.length === 1 ? 'file needs' : 'files need'} a decision; base, mine and theirs of each lie in ${conflictsIn ?? '.git/agent-canvas/conflicts'}`,
      `Mend ${paths.length === 1 ? 'it' : 'each'}, then: ${terminal.program} sync resolve ${paths.map(quoteArgument).join(' ')}`,
      `Or settle each place with one side: ${terminal.program} sync --ours PATH, or --theirs PATH`,
    ].join('\n'),
  );
}

async function agree(asked: {
  readonly parsed: Parsed;
  readonly terminal: Terminal;
  readonly question: string;
}): Promise<void> {
  const { parsed, terminal, question } = asked;
  if (parsed.has('yes')) return;
  if (parsed.has('json') || !terminal.isInteractive) {
    throw new UsageError({
      code: 'E_NEEDS_YES',
      message: 'There is nobody to ask whether this shall be done; nothing was written',
      hint: 'Give --yes to do it, or --dry-run to look at it.',
    });
  }
  if (!(await confirm(question, terminal))) throw new CancelledError();
}

const wantsVerify = (parsed: Parsed, terminal: Terminal): boolean =>
  parsed.has('verify') || (Boolean(terminal.env.CI) && !parsed.has('no-verify'));

async function verify(request: { readonly plan: SyncPlan; readonly opened: Opened; readonly terminal: Terminal }) {
  const { plan, opened, terminal } = request;
  terminal.progress('Trying it in a temporary worktree…');
  const { ok, failures } = await verifyInWorktree({
    root: opened.root,
    plan,
    env: terminal.env,
    signal: terminal.signal,
    onLine: (line) => terminal.progress(`Trying it in a temporary worktree… ${line.trim()}`),
  });
  if (ok) {
    terminal.note(`${terminal.style('green', '✓')} installs, types and affected tests pass with it`);
    return;
  }
  throw new UserError({
    code: 'E_VERIFY',
    message: `With this sync '${failures[0]?.command}' fails; nothing was changed`,
    hint: [
      ...failures.map(
        ({ path, output }) => `${path ? `${path}: ` : ''}${output.trim().split('\n').slice(-20).join('\n')}`,
      ),
      'Sync without --verify to mend it here, or pin the file that causes it.',
    ].join('\n'),
  });
}

async function install(opened: Opened, terminal: Terminal): Promise<boolean> {
  const { root: cwd } = opened;
  const command = await findPackageManager({ env: terminal.env, cwd, version: pinnedVersion(opened) });
  terminal.progress('Installing dependencies…');
  await installDependencies({
    cwd,
    command,
    env: terminal.env,
    signal: terminal.signal,
    onLine: (line) => terminal.progress(`Installing dependencies… ${line.trim()}`),
  });
  terminal.note(`${terminal.style('green', '✓')} dependencies installed, lockfile brought up to date`);
  return true;
}

const changesManifests = (plan: SyncPlan): boolean =>
  plan.changes.some(
    ({ path, action }) => action !== 'keep' && /(^|\/)(package\.json|pnpm-workspace\.yaml)$/.test(path),
  );

function pinnedVersion(opened: Opened): string {
  const text = readTextOf(opened)('package.json') ?? '{}';
  const { packageManager = '' } = JSON.parse(text) as { packageManager?: string };
  return packageManager.split('@')[1]?.split('+')[0] ?? '12';
}

const readTextOf =
  ({ repository }: Opened) =>
  (path: string): string | undefined => {
    const content = repository.read(path)?.content;
    return typeof content === 'string' ? content : undefined;
  };
