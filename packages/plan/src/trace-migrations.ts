import type { Version } from '@agent-canvas/merge';
import type { Migration } from '@agent-canvas/packs';
import { migrate } from './migrate.ts';
import { type Side, sideOf } from './side.ts';
import type { Content } from './sync-request.ts';

/** A file before migrations. Its content is asked for only where a migration looks into it. */
export interface Unmigrated {
  readonly side: Side;
  readonly load: () => Content;
}

/** Where a file went, and what became of its content. */
export interface Migrated {
  readonly path: string;
  readonly side: Side;
}

/**
 * Runs migrations on a tree of files that mostly stay unread. The result is by the path of before; a file that a
 * migration deletes, or that another file was moved over, is not in it.
 */
export function traceMigrations(
  files: ReadonlyMap<string, Unmigrated>,
  migrations: readonly Migration[],
): Map<string, Migrated> {
  const origins = new Map<Version, string>();
  const tree = new Map<string, Version>();
  for (const [path, { side, load }] of files) {
    const version: Version = {
      executable: side.executable,
      get content() {
        return load();
      },
    };
    origins.set(version, path);
    tree.set(path, version);
  }
  // What is moved does not hang on contents: a first run without key steps says where each file goes.
  const moved = migrate(tree, migrations.map(withoutKeys));
  const changed = migrate(tree, migrations);
  const result = new Map<string, Migrated>();
  for (const [path, version] of moved) {
    const origin = origins.get(version);
    const file = origin === undefined ? undefined : files.get(origin);
    const now = changed.get(path);
    if (origin !== undefined && file && now)
      result.set(origin, { path, side: now === version ? file.side : sideOf(now) });
  }
  return result;
}

const withoutKeys = (migration: Migration): Migration => ({
  ...migration,
  steps: migration.steps.filter((step) => !('key' in step)),
});
