import type { Lock, Note, Repository } from '@agent-canvas/plan';
import type { GitState } from '../git/read-git-state.ts';

/** What git does not do for this repository, so that its people do not count on it. */
export function noteGit(request: {
  readonly git: GitState;
  readonly lock: Lock | undefined;
  readonly hash: Repository['hash'];
}): Note[] {
  const { git, lock, hash } = request;
  const managed = Object.entries(lock?.files ?? {}).map(([path, { at }]) => at ?? path);
  const unkept = [...managed, '.canvas/lock.json', '.canvas/base.br']
    .filter((path) => !git.index.has(path) && !git.unmerged.has(path) && lock && hash(path) !== undefined)
    .sort();
  return [
    ...(git.branch === undefined
      ? [{ path: '.', text: 'HEAD is detached: make a branch before you commit what a sync changes' }]
      : []),
    ...unkept.map((path) => ({
      path,
      text: git.untracked.has(path)
        ? 'not in git yet: the journal of a sync alone keeps what stood there'
        : 'ignored by git: a sync still keeps it up to date, and its journal alone keeps what stood there',
    })),
  ];
}
