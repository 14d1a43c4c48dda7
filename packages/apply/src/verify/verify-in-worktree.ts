import { cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CancelledError, UserError } from '@agent-canvas/errors';
import type { Plan } from '@agent-canvas/plan';
import { applyPlan, noGit } from '../apply-plan.ts';
import { findGitFolder } from '../git/find-git-folder.ts';
import { readGitState } from '../git/read-git-state.ts';
import { askGit, runGit } from '../git/run-git.ts';
import { findPackageManager, installDependencies } from '../install-dependencies.ts';
import { isAlive } from '../is-alive.ts';
import { runCommand } from '../run-command.ts';
import { blamedPath } from './blamed-path.ts';
import { checksOf } from './checks-of.ts';

/** What a trial came to. */
export interface Verified {
  readonly ok: boolean;
  readonly failures: readonly VerifyFailure[];
}

export interface VerifyFailure {
  /** As a person would type it. */
  readonly command: string;
  /** The file that its output points at: one of the plan where it names one. */
  readonly path?: string;
  readonly output: string;
}

export interface VerifyRequest {
  readonly root: string;
  readonly plan: Plan;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Hears each line of the commands as it comes. */
  readonly onLine?: (line: string) => void;
}

/**
 * Tries a plan where it can break nothing: in a temporary worktree of the same commit, with the uncommitted files of this one,
 * the plan is applied, dependencies are installed, and types and the tests that it can affect are run. The worktree goes away
 * whatever happens. Errors: E_NO_GIT, E_NO_COMMIT, E_CANCELLED; a failing install or check is a failure, not an error.
 */
export async function verifyInWorktree(request: VerifyRequest): Promise<Verified> {
  const { root, env } = request;
  const git = findGitFolder(root);
  if (!git) throw noGit(root);
  await removeStale(root, env);
  const holder = await mkdtemp(join(await realpath(tmpdir()), `agent-canvas-verify-${process.pid}-`));
  const tree = join(holder, 'tree');
  try {
    const added = await runGit(['worktree', 'add', '--quiet', '--detach', tree, 'HEAD'], { cwd: root, env });
    if (added.code !== 0) throw cannotAdd(added.stderr);
    const at = join(tree, git.prefix);
    await copyUncommitted(request, at);
    await applyPlan({ root: at, plan: { ...request.plan, conflicts: [] }, env, signal: request.signal });
    return await runChecks(request, at);
  } finally {
    await removeWorktree(root, { holder, tree, env });
  }
}

/** What this working tree has that its commit has not, canvas.yaml above all; ignored files stay behind. */
async function copyUncommitted({ root, env }: VerifyRequest, to: string): Promise<void> {
  const git = findGitFolder(root);
  if (!git) return;
  const { modified, untracked } = await readGitState(root, { git, env });
  for (const path of [...modified, ...untracked]) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(root, path), join(to, path), { force: true, verbatimSymlinks: true }).catch(
      async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        await rm(join(to, path), { force: true });
      },
    );
  }
}

async function runChecks({ plan, env, signal, onLine }: VerifyRequest, cwd: string): Promise<Verified> {
  const listen = { signal, ...(onLine && { onLine }) };
  const version = await pinnedVersion(cwd);
  const pnpm = await findPackageManager({ env, cwd, version });
  try {
    await installDependencies({ cwd, command: pnpm, env, ...listen });
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof CancelledError) throw stopped(error);
    return { ok: false, failures: [toFailure('pnpm install', error.message, plan)] };
  }
  const failures: VerifyFailure[] = [];
  for (const { shown, args } of await checksOf(cwd, plan)) {
    const { code, output } = await runCommand([...pnpm, ...args] as [string, ...string[]], { cwd, env, ...listen });
    if (signal?.aborted) throw stopped(undefined);
    if (code !== 0) failures.push(toFailure(shown, output, plan));
  }
  return { ok: failures.length === 0, failures };
}

function toFailure(command: string, output: string, plan: Plan): VerifyFailure {
  const path = blamedPath(output, plan);
  return { command, output, ...(path !== undefined && { path }) };
}

const stopped = (error: unknown): unknown =>
  error === undefined || error instanceof CancelledError ? new CancelledError() : error;

/** The pnpm version that the repository pins. */
async function pinnedVersion(root: string): Promise<string> {
  try {
    const { packageManager = '' } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      packageManager?: string;
    };
    return /^pnpm@([^+]+)/.exec(packageManager)?.[1] ?? '12';
  } catch {
    return '12';
  }
}

async function removeWorktree(
  root: string,
  { holder, tree, env }: { readonly holder: string; readonly tree: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  await runGit(['worktree', 'remove', '--force', tree], { cwd: root, env });
  await rm(holder, { recursive: true, force: true, maxRetries: 5 });
  await runGit(['worktree', 'prune'], { cwd: root, env });
}

/** Takes away the worktrees of trials that were killed. */
async function removeStale(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const listed = (await askGit(['worktree', 'list', '--porcelain', '-z'], { cwd: root, env })).toString('utf8');
  for (const [, tree = '', pid] of listed.matchAll(/(?:^|\0)worktree ([^\0]*agent-canvas-verify-(\d+)-[^\0]*)/g)) {
    if (isAlive(Number(pid)) || Number(pid) === process.pid) continue;
    await removeWorktree(root, { holder: dirname(tree), tree, env });
  }
}

const cannotAdd = (said: string): UserError =>
  new UserError({
    code: 'E_NO_COMMIT',
    message: `The plan cannot be tried in a worktree: ${said}`,
    hint: 'A repository without a commit has nothing to start from: commit first, or sync with --no-verify.',
  });
