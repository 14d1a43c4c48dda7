import type { Repository } from './repository.ts';
import type { Note, SyncPlan } from './sync-plan.ts';

/** Files that a plan changes and that git ignores: nobody else gets the change. */
export function noteIgnored({ changes }: SyncPlan, repository: Repository): Note[] {
  const there = changes.filter(
    ({ action, before }) => before !== undefined && action !== 'keep' && action !== 'delete',
  );
  if (there.length === 0) return [];
  const known = new Set(repository.paths());
  return there.flatMap(({ path }) =>
    known.has(path) ? [] : [{ path, text: 'git ignores it: what is changed here reaches nobody else' }],
  );
}
