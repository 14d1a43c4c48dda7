import type { Conflict } from '@agent-canvas/plan';
import { missingAdditions } from './compare-file.ts';
import type { ExpectedConflict } from './history.ts';
import type { Snapshot } from './snapshot.ts';

/** What is wrong with the conflicts that a sync reported: none where one was due, another file, an unnamed place, a side that is lost. */
export function judgeConflicts(
  conflicts: readonly Conflict[],
  expected: ExpectedConflict | undefined,
  trees: { readonly base: Snapshot; readonly mine: Snapshot; readonly result: Snapshot },
): string[] {
  const places = expected?.places ?? {};
  const missing = Object.keys(places).filter((path) => !conflicts.some((conflict) => conflict.path === path));
  return [
    ...missing.map((path) => `${path}: no conflict was reported`),
    ...conflicts.flatMap((conflict) => {
      const { path } = conflict;
      const pattern = places[path];
      if (!pattern) return [`${path}: a conflict that nobody has to decide: ${said(conflict)}`];
      return [
        ...(pattern.test(said(conflict)) ? [] : [`${path}: the place is not named: ${said(conflict)}`]),
        ...lostSides(conflict, trees),
      ];
    }),
  ];
}

const said = ({ places }: Conflict): string =>
  places.map(({ where, base, mine, theirs, reason }) => [where, base, mine, theirs, reason].join('\n')).join('\n');

function lostSides(conflict: Conflict, trees: { base: Snapshot; mine: Snapshot; result: Snapshot }): string[] {
  const { path, mine, hasMarkers } = conflict;
  const before = trees.mine.get(path);
  const text = (tree: Snapshot): string => tree.get(path)?.content.toString('utf8') ?? '';
  const base = typeof conflict.base === 'string' ? conflict.base : '';
  const lost = missingAdditions({ path, base, mine: text(trees.mine), result: text(trees.result) });
  const theirs = typeof conflict.theirs === 'string' ? conflict.theirs : '';
  const gone = hasMarkers ? missingAdditions({ path, base, mine: theirs, result: text(trees.result) }) : [];
  return [
    ...(before && !Buffer.from(mine).equals(before.content) && hasMarkers
      ? [`${path}: the bundle does not hold the team's file`]
      : []),
    ...lost.map((unit) => `${path}: the team's line is not on disk: ${unit}`),
    ...gone.map((unit) => `${path}: the pack's line is not between the markers: ${unit}`),
  ];
}
