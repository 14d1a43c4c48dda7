import type { Migration } from '@agent-canvas/packs';
import { compareFile } from './compare-file.ts';
import { isSame, type Snapshot, type SnapshotFile } from './snapshot.ts';

export interface Trees {
  /** What the pack had given, and what it gives now. */
  readonly base: Snapshot;
  readonly theirs: Snapshot;
  /** The repository before the sync and after it. */
  readonly mine: Snapshot;
  readonly result: Snapshot;
  /** New place by old one of what the team moved. */
  readonly moved: ReadonlyMap<string, string>;
  readonly migrations: readonly Migration[];
  /** Paths of the pack where the team's file stands for the pack's change, in whole. */
  readonly owned: readonly string[];
  /** Paths of the repository that are in conflict. */
  readonly conflicts: readonly string[];
  /** Paths of the pack that are given once and never changed. */
  readonly seeded: ReadonlySet<string>;
  /** Lines and keys of the pack, by path, inside of what the team took out: they stay away, and a note says so. */
  readonly dropped: Readonly<Record<string, RegExp>>;
  /** Paths that a note names. */
  readonly noted: ReadonlySet<string>;
}

const isEngine = (path: string): boolean =>
  path === 'canvas.yaml' || (path.startsWith('.canvas/') && path !== '.canvas/overrides.yaml');

/** Everything that a sync lost, made up or left undone, file by file; empty where nothing is wrong. */
export function compareTrees(trees: Trees): string[] {
  const { base, theirs, mine, result, moved, conflicts } = trees;
  const renames = new Map(
    trees.migrations.flatMap(({ steps }) =>
      steps.flatMap((step) => ('rename' in step ? [[step.rename.from, step.rename.to] as const] : [])),
    ),
  );
  const followed = new Set(renames.values());
  const managed = new Set<string>();
  const problems: string[] = [];
  for (const old of new Set([...base.keys(), ...[...theirs.keys()].filter((path) => !followed.has(path))])) {
    if (isEngine(old)) continue;
    const path = renames.get(old) ?? old;
    const minePath = moved.get(old) ?? old;
    const resultPath = moved.get(old) ?? (theirs.has(path) ? path : old);
    managed.add(minePath).add(resultPath);
    if (conflicts.includes(resultPath)) continue;
    const sides = {
      path: resultPath,
      base: renamed(base.get(old), old, trees.migrations),
      mine: renamed(mine.get(minePath), old, trees.migrations),
      theirs: (trees.seeded.has(old) ? base : theirs).get(path),
      result: result.get(resultPath),
    };
    if (minePath !== resultPath && result.has(minePath)) problems.push(`${minePath} is still at its old path`);
    if (moved.has(old) && result.has(old)) problems.push(`${old} came back where the team had moved it from`);
    problems.push(
      ...compareOne(sides, {
        isOwned: trees.owned.includes(path),
        isNoted: trees.noted.has(minePath),
        dropped: trees.dropped[path],
      }),
    );
  }
  for (const path of new Set([...mine.keys(), ...result.keys()])) {
    if (isEngine(path) || managed.has(path) || isSame(mine.get(path), result.get(path))) continue;
    problems.push(`${path} is the team's alone and ${mine.has(path) ? 'changed' : 'appeared'}`);
  }
  return problems;
}

interface OneFile {
  readonly path: string;
  readonly base: SnapshotFile | undefined;
  readonly mine: SnapshotFile | undefined;
  readonly theirs: SnapshotFile | undefined;
  readonly result: SnapshotFile | undefined;
}

function compareOne(
  { path, base, mine, theirs, result }: OneFile,
  team: { isOwned: boolean; isNoted: boolean; dropped: RegExp | undefined },
): string[] {
  const isChanged = !isSame(base, theirs);
  // Line ends alone are no reason to keep a file that the pack drops.
  const isEdited = theirs ? !isSame(base, mine) : unixOf(base) !== unixOf(mine);
  if (isEdited && isChanged && (team.isOwned || !mine || !theirs)) {
    const kept = isSame(mine, result) ? [] : [`${path} is not what the team had`];
    if (isSame(mine, theirs)) return kept;
    return [
      ...kept,
      ...(team.isOwned ? [] : [`${path}: the pack's change is not there`]),
      ...(team.isNoted || (team.isOwned && mine && theirs)
        ? []
        : [`${path}: nobody was told that the pack's change is not there`]),
    ];
  }
  if (!isEdited || !isChanged)
    return isSame(isEdited ? mine : theirs, result) ? [] : [`${path} is not what one side alone had made of it`];
  if (!mine || !theirs || !result) return [`${path} is gone`];
  const lost = compareFile({
    path,
    base: textOf(base),
    mine: textOf(mine),
    theirs: textOf(theirs),
    result: textOf(result),
  });
  const { dropped } = team;
  return [
    ...(dropped ? lost.filter((problem) => !dropped.test(problem)) : lost),
    ...(dropped && !team.isNoted ? [`${path}: nobody was told of ${dropped}`] : []),
    ...(isWindows(mine) && !isWindows(result) ? [`${path} has lost its CRLF`] : []),
    ...(result.executable === (mine.executable !== base?.executable ? mine : theirs).executable
      ? []
      : [`${path}: executable bit`]),
  ];
}

const textOf = (file: SnapshotFile | undefined): string => file?.content.toString('utf8') ?? '';

const unixOf = (file: SnapshotFile | undefined): string => textOf(file).replaceAll('\r\n', '\n');

const isWindows = (file: SnapshotFile): boolean => {
  const lines = textOf(file).split('\n').slice(0, -1);
  return lines.length > 0 && lines.every((line) => line.endsWith('\r'));
};

/** The file with the keys that a migration renames under their new names. */
function renamed(
  file: SnapshotFile | undefined,
  path: string,
  migrations: readonly Migration[],
): SnapshotFile | undefined {
  const keys = migrations.flatMap(({ steps }) =>
    steps.flatMap((step) => ('key' in step && step.key.file === path ? [step.key] : [])),
  );
  if (!file || keys.length === 0) return file;
  const text = keys.reduce((made, { from, to }) => made.replaceAll(`${from}:`, `${to}:`), textOf(file));
  return { ...file, content: Buffer.from(text) };
}
