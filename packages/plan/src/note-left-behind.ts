import type { Migration } from '@agent-canvas/packs';
import type { Repository } from './repository.ts';
import type { Note } from './sync-plan.ts';

/** The team's own files in folders that pending migrations move: they are not touched, and somebody should know. */
export function noteLeftBehind(request: {
  readonly repository: Repository;
  readonly migrations: readonly Migration[];
  /** Paths of the pack's files, wherever they are now. */
  readonly managed: ReadonlySet<string>;
}): Note[] {
  const { repository, migrations, managed } = request;
  const renames = migrations.flatMap(({ steps }) => steps.flatMap((step) => ('rename' in step ? [step.rename] : [])));
  if (renames.length === 0) return [];
  const own = repository.paths().filter((path) => !managed.has(path));
  return renames.flatMap(({ from, to }) =>
    own
      .filter((path) => path.startsWith(`${from}/`))
      .map((path) => ({
        path,
        text: `the pack moved ${from} to ${to}; this file of yours stays: move it if it belongs there`,
      })),
  );
}
