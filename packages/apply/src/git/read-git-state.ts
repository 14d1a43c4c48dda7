import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GitFolder } from './find-git-folder.ts';
import { askGit } from './run-git.ts';

/** What git knows of a working tree; paths stand from the root of the repository of ours, with forward slashes. */
export interface GitState extends GitFolder {
  /** The branch; undefined where HEAD is detached. */
  readonly branch: string | undefined;
  readonly isShallow: boolean;
  /** What is going on and must be ended first: `a merge`, `a rebase`, … */
  readonly busy: string | undefined;
  /** Stage 0 of the index. */
  readonly index: ReadonlyMap<string, IndexEntry>;
  /** Paths that git holds in conflict: stages by number. */
  readonly unmerged: ReadonlyMap<string, ReadonlyMap<number, IndexEntry>>;
  /** Paths whose content differs from the last commit, staged or not; untracked ones are not among them. */
  readonly modified: ReadonlySet<string>;
  /** Untracked and not ignored. */
  readonly untracked: ReadonlySet<string>;
  /** Whether the disk holds the right to run a file; if not, the index does. */
  readonly knowsModes: boolean;
}

export interface IndexEntry {
  readonly mode: string;
  /** Blob id. */
  readonly id: string;
}

/** Reads it with two runs of git, at once. Errors: E_GIT with what git said, E_NO_GIT. */
export async function readGitState(
  root: string,
  { git, env }: { readonly git: GitFolder; readonly env: NodeJS.ProcessEnv },
): Promise<GitState> {
  const [listed, status] = await Promise.all([
    askGit(['ls-files', '--stage', '-z', '--', '.'], { cwd: root, env }),
    askGit(
      [
        '--no-optional-locks',
        'status',
        '--porcelain=v1',
        '-z',
        '--no-renames',
        '--untracked-files=all',
        '--ignore-submodules=all',
        '--',
        '.',
      ],
      { cwd: root, env },
    ),
  ]);
  const head = readIfThere(join(git.folder, 'HEAD')) ?? '';
  const common = resolve(git.folder, readIfThere(join(git.folder, 'commondir'))?.trim() ?? '.');
  return {
    ...git,
    branch: /^ref: refs\/heads\/(.+?)\s*$/.exec(head)?.[1],
    isShallow: existsSync(join(common, 'shallow')),
    busy: busyWith(git.folder),
    ...readIndex(listed),
    ...readStatus(status, git.prefix),
    knowsModes:
      process.platform !== 'win32' && !/^\s*filemode\s*=\s*false/im.test(readIfThere(join(common, 'config')) ?? ''),
  };
}

function busyWith(folder: string): string | undefined {
  const signs = {
    MERGE_HEAD: 'a merge',
    'rebase-merge': 'a rebase',
    'rebase-apply': 'a rebase',
    CHERRY_PICK_HEAD: 'a cherry-pick',
    REVERT_HEAD: 'a revert',
    BISECT_LOG: 'a bisect',
  };
  return Object.entries(signs).find(([file]) => existsSync(join(folder, file)))?.[1];
}

function readIndex(listed: Buffer): Pick<GitState, 'index' | 'unmerged'> {
  const index = new Map<string, IndexEntry>();
  const unmerged = new Map<string, Map<number, IndexEntry>>();
  for (const record of records(listed)) {
    const [, mode = '', id = '', stage, path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t([\s\S]+)$/.exec(record) ?? [];
    if (stage === '0') index.set(path, { mode, id });
    else unmerged.set(path, (unmerged.get(path) ?? new Map()).set(Number(stage), { mode, id }));
  }
  return { index, unmerged };
}

function readStatus(status: Buffer, prefix: string): Pick<GitState, 'modified' | 'untracked'> {
  const modified = new Set<string>();
  const untracked = new Set<string>();
  for (const record of records(status)) {
    // Paths of the status stand from the top of the working tree, wherever it was asked.
    const path = record.slice(3 + prefix.length);
    (record.startsWith('??') ? untracked : modified).add(path);
  }
  return { modified, untracked };
}

const records = (output: Buffer): string[] => output.toString('utf8').split('\0').filter(Boolean);

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
