import type { KnownFile } from './known-file.ts';
import type { MigrationRun } from './migration-run.ts';
import type { Repository } from './repository.ts';
import { traceMigrations } from './trace-migrations.ts';

/**
 * Runs pending migrations on the bases and on the team's files alike. What a migration deletes is only forgotten by it:
 * whether the file goes is decided later, by whether the team changed it. A file whose new place is taken stays.
 */
export function runMigrations(files: readonly KnownFile[], run: MigrationRun): KnownFile[] {
  const { repository, migrations, isHeld, baseContent } = run;
  if (migrations.length === 0) return [...files];
  const bases = traceMigrations(
    new Map(files.map(({ path, base }) => [path, { side: base, load: () => baseContent(base.hash, path) }])),
    migrations,
  );
  const free = files.filter(({ path, source }) => source !== undefined && !isHeld(path, source));
  const teams = traceMigrations(
    new Map(
      free.flatMap(({ source, mine, base: { executable } }) =>
        source === undefined || !mine
          ? []
          : [[source, { side: { ...mine, executable }, load: () => repository.read(source)?.content ?? '' }] as const],
      ),
    ),
    migrations,
  );
  const leaving = new Set([...teams].filter(([source, { path }]) => source !== path).map(([source]) => source));
  const isTaken = (path: string): boolean =>
    (repository.hash(path) !== undefined && !leaving.has(path)) || repository.obstacle(path) !== undefined;
  return files.map((file) => {
    const base = bases.get(file.path);
    if (!base) return file;
    const { source } = file;
    const renamed = { ...file, path: base.path };
    if (source === undefined) return atNewPlace({ ...renamed, base: base.side }, repository);
    if (isHeld(file.path, source)) return renamed;
    const mine = teams.get(source);
    if (!mine) return { ...renamed, base: base.side };
    const moved = { ...renamed, base: base.side, mine: mine.side };
    if (mine.path === source) return moved;
    if (!isTaken(mine.path)) return { ...moved, target: mine.path };
    const note = `the pack moved it to ${mine.path}, where something else is: it stays, move it by hand`;
    return { ...moved, notes: [...file.notes, note] };
  });
}

/** A file that is gone from its old path may have been moved to the new one by the team. */
function atNewPlace(file: KnownFile, repository: Repository): KnownFile {
  const hash = repository.hash(file.path);
  if (hash === undefined) return { ...file, target: file.path };
  return { ...file, source: file.path, target: file.path, mine: { hash }, disk: hash };
}
