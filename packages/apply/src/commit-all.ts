import { dirname } from 'node:path';
import { runCommand } from './run-command.ts';

/** What became of the first commit. */
export type GitOutcome =
  | { readonly state: 'committed' }
  /** Everything is staged; `command` commits it. */
  | { readonly state: 'staged'; readonly reason: string; readonly command: string }
  | { readonly state: 'skipped'; readonly reason: string };

/** Makes `folder` a git repository with one commit of everything in it. Never fails: says what could not be done. */
export async function commitAll(request: {
  readonly folder: string;
  readonly message: string;
  readonly hasGit: boolean;
  readonly env: NodeJS.ProcessEnv;
}): Promise<GitOutcome> {
  const { folder, message, hasGit, env } = request;
  const git = (...args: string[]) => runCommand(['git', ...args], { cwd: folder, env });
  const around = await runCommand(['git', 'rev-parse', '--show-toplevel'], { cwd: dirname(folder), env });
  if (around.isMissing) return { state: 'skipped', reason: 'git is not installed' };
  if (!hasGit && around.code === 0) {
    return { state: 'skipped', reason: `it lies inside another work tree (${around.output.trim()})` };
  }
  if (!hasGit) {
    const init = await git('init', '--quiet', '--initial-branch=main');
    if (init.code !== 0) return { state: 'skipped', reason: `git init failed: ${init.output.trim()}` };
  }
  const add = await git('add', '--all');
  if (add.code !== 0) return { state: 'skipped', reason: `git add failed: ${add.output.trim()}` };
  const commit = await git('commit', '--quiet', '--message', message);
  if (commit.code === 0) return { state: 'committed' };
  const identity = await git('var', 'GIT_AUTHOR_IDENT');
  return {
    state: 'staged',
    reason:
      identity.code === 0
        ? `git commit failed: ${commit.output.trim().split('\n')[0]}`
        : 'git does not know who you are (set user.name and user.email with git config)',
    command: `git commit --message "${message}"`,
  };
}
