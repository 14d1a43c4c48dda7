import type { Migration } from '@agent-canvas/packs';
import type { Lock } from './lock.ts';
import { traceMigrations } from './trace-migrations.ts';

/** Ejected files by the pack's paths of today, so that one that the pack moves does not come back. */
export function moveEjected(ejected: Lock['ejected'], migrations: readonly Migration[]): Lock['ejected'] {
  if (migrations.length === 0) return ejected;
  const files = new Map(
    Object.entries(ejected).map(([path, hash]) => [path, { side: { hash, executable: false }, load: () => '' }]),
  );
  const moved = traceMigrations(files, migrations);
  return Object.fromEntries(Object.entries(ejected).map(([path, hash]) => [moved.get(path)?.path ?? path, hash]));
}
