import type { Entry } from './entry.ts';
import { followMoves } from './follow-moves.ts';
import { type KnownFile, locateFiles } from './known-file.ts';
import type { Lock } from './lock.ts';
import type { MigrationRun } from './migration-run.ts';
import type { Repository } from './repository.ts';
import { runMigrations } from './run-migrations.ts';
import type { Theirs } from './side.ts';

/**
 * Brings the three sides of every path together: pending migrations are run on base and mine, files that the team moved
 * are followed. Sorted by path.
 */
export function alignEntries(
  run: MigrationRun & { readonly theirs: ReadonlyMap<string, Theirs>; readonly ejected: Lock['ejected'] },
): Entry[] {
  const { repository, theirs } = run;
  const { lock } = repository;
  if (!lock) return [...theirs.values()].map((file) => newEntry(file, repository)).sort(byPath);
  const emitted = new Set(theirs.keys());
  const known = followMoves({ files: runMigrations(locateFiles(lock, repository), run), emitted, repository });
  const keys = new Set(known.map(({ path }) => path));
  const sources = new Map(known.flatMap(({ path, source }) => (source === undefined ? [] : [[source, path] as const])));
  const old = known.map((file) => toEntry(file, lock, theirs.get(file.path)));
  const fresh = [...theirs.values()]
    .filter(({ path }) => !keys.has(path) && !Object.hasOwn(run.ejected, path))
    .map((file) =>
      newEntry(file, repository, { conflicted: lock.conflicts[file.path], holder: sources.get(file.path) }),
    );
  return [...old, ...fresh].sort(byPath);
}

const byPath = (a: Entry, b: Entry): number => (a.path < b.path ? -1 : 1);

function newEntry(
  theirs: Theirs,
  repository: Repository,
  known: { readonly conflicted?: Entry['conflicted']; readonly holder?: string | undefined } = {},
): Entry {
  const { path } = theirs;
  const { conflicted, holder } = known;
  const disk = repository.hash(path);
  return {
    path,
    target: path,
    theirs,
    ...(conflicted && { conflicted }),
    ...(holder !== undefined && { holder }),
    ...(disk !== undefined && holder === undefined && { disk, mine: { hash: disk } }),
    notes: [],
  };
}

function toEntry(file: KnownFile, lock: Lock, theirs: Theirs | undefined): Entry {
  const { was, path, locked, base, source, target, mine, disk, notes, hint } = file;
  const conflicted = lock.conflicts[was];
  return {
    path,
    target,
    locked,
    base,
    notes,
    ...(mine && { mine }),
    ...(disk !== undefined && { disk }),
    ...(source !== undefined && source !== target && { source }),
    ...(conflicted && { conflicted }),
    ...(theirs && { theirs }),
    ...(hint !== undefined && { hint }),
  };
}
