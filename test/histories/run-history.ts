import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyCreate } from '@agent-canvas/apply';
import { parseCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import { planCreate } from '@agent-canvas/plan';
import { run } from '@agent-canvas/testkit';
import { compareTrees } from './compare-trees.ts';
import type { History } from './history.ts';
import { judgeConflicts } from './judge-conflicts.ts';
import { linkInstalled } from './link-installed.ts';
import type { PackVersions } from './pack-versions.ts';
import { restyleTrees } from './restyle-trees.ts';
import { runChecks } from './run-checks.ts';
import { isSame, type Snapshot, snapshotOf } from './snapshot.ts';
import { planOnce, seededPaths, syncOnce, treeOfPack } from './sync-once.ts';
import { Team } from './team.ts';

/**
 * green: synced twice, nothing lost, all checks green · noted: the same, but a change of the pack waits, and a note says so ·
 * broken: merged cleanly, types fail in a file of the team's own and name it · conflict: exit 4, the right places named ·
 * wrong: anything else.
 */
export type Ending = 'green' | 'noted' | 'broken' | 'conflict' | 'wrong';

/** How a history is meant to end. */
export const endingOf = ({ conflict, breaks, waits }: History): Ending =>
  conflict ? 'conflict' : breaks !== undefined ? 'broken' : waits ? 'noted' : 'green';

export interface Outcome {
  readonly id: string;
  readonly ending: Ending;
  /** Places of conflicts, as reported. */
  readonly places: readonly string[];
  readonly problems: readonly string[];
}

export interface HistoryRun {
  readonly versions: PackVersions;
  /** The folder that `makeRepositories` filled. */
  readonly made: string;
  /** An absent or empty folder. */
  readonly root: string;
  /** Types, lint and tests of the result: they take most of the time. */
  readonly checks: 'all' | 'none';
}

const canvasFile = (name: string): string => fileURLToPath(new URL(`../canvases/${name}.yaml`, import.meta.url));

/** Creates the repositories that histories begin with, one folder for each canvas, with today's pack. */
export async function makeRepositories(versions: PackVersions, folder: string): Promise<string> {
  for (const name of ['minimal', 'support']) {
    const root = join(folder, name);
    const canvasText = readFileSync(canvasFile(name), 'utf8');
    await applyCreate({
      target: root,
      plan: planCreate({ parsed: parseCanvas(canvasText), canvasText, pack: versions.a }),
    });
    const team = new Team(root);
    team.git('init', '--quiet', '--initial-branch=main');
    team.commit('Create');
  }
  return folder;
}

/** Lets a team live through two new versions of the pack, and judges every sync. */
export async function runHistory(history: History, { versions, made, root, checks }: HistoryRun): Promise<Outcome> {
  const canvasText = readFileSync(canvasFile(history.canvas), 'utf8');
  cpSync(join(made, history.canvas), root, { recursive: true });
  const team = new Team(root);
  const touched = new Set<string>();
  let base = treeOfPack(versions.a, canvasText);
  const steps = [
    { at: 'B', pack: versions.b, edit: history.beforeB },
    { at: 'C', pack: versions.c, edit: history.beforeC },
  ] as const;
  for (const { at, pack, edit } of steps) {
    const before = snapshotOf(team);
    edit?.(team);
    team.commit(`Before ${at}`);
    const mine = snapshotOf(team);
    for (const path of [...mine.keys(), ...before.keys()])
      if (!isSame(before.get(path), mine.get(path))) touched.add(path);
    const stage = await judgeSync({ history, team, at, pack, base, mine });
    if (stage.problems.length > 0) return { id: history.id, ending: 'wrong', ...stage };
    if (stage.isConflict) return { id: history.id, ending: 'conflict', ...stage };
    base = stage.theirs;
  }
  // A conflict that was due and did not come has been judged above.
  const problems =
    checks === 'all' ? await runChecks(root, history, { touched: [...touched], own: ownFiles(team, base) }) : [];
  return { id: history.id, ending: problems.length > 0 ? 'wrong' : endingOf(history), places: [], problems };
}

/** What is not byte for byte the pack's. */
const ownFiles = (team: Team, packs: Snapshot): string[] =>
  [...snapshotOf(team)].flatMap(([path, file]) => (isSame(file, packs.get(path)) ? [] : [path]));

interface Stage {
  readonly problems: readonly string[];
  readonly places: readonly string[];
  readonly isConflict: boolean;
  readonly theirs: Snapshot;
}

async function judgeSync(given: {
  history: History;
  team: Team;
  at: 'B' | 'C';
  pack: LoadedPack;
  base: Snapshot;
  mine: Snapshot;
}): Promise<Stage> {
  const { history, team, at, pack, base, mine } = given;
  const { root } = team;
  const theirs = treeOfPack(pack, team.read('canvas.yaml'));
  linkInstalled(root);
  const plan = await syncOnce(root, pack);
  const result = snapshotOf(team);
  const trees = history.restyles ? restyleTrees({ base, mine, theirs, result }) : { base, mine, theirs, result };
  const conflicts = plan.conflicts.map(({ path }) => path);
  const noted = new Set([
    ...plan.notes.map(({ path }) => path),
    ...plan.notes.flatMap(({ text }) => text.split(/[\s`'":,]+/)),
  ]);
  const { migrations = [] } = pack.pack;
  const expected = history.conflict?.at === at ? history.conflict : undefined;
  const problems = [
    ...compareTrees({
      ...trees,
      moved: team.moved,
      migrations: migrations.filter(({ version }) => version === pack.pack.version),
      owned: [...(history.owned ?? []), ...(history.waits ?? [])],
      conflicts,
      noted,
      seeded: seededPaths(pack, team.read('canvas.yaml')),
      dropped: history.dropped ?? {},
    }),
    ...judgeConflicts(plan.conflicts, expected, { base, mine, result }),
  ];
  const checked = await run([process.execPath, join(root, '.canvas/check.mjs')], { cwd: root, env: process.env });
  const due = conflicts.length > 0 ? 4 : 0;
  if (checked.code !== due)
    problems.push(`check.mjs exits ${checked.code}, not ${due}: ${checked.stdout.slice(0, 500)}`);
  if (conflicts.length === 0) {
    team.commit(`Sync to ${at}`);
    const again = await planOnce(root, pack);
    if (!again.isNothing)
      problems.push(`a second sync does something: ${again.changes.map(({ action, path }) => `${action} ${path}`)}`);
  }
  const places = plan.conflicts.flatMap((conflict) => conflict.places.map(({ where }) => `${conflict.path}: ${where}`));
  return { problems: problems.map((problem) => `${at}: ${problem}`), places, isConflict: conflicts.length > 0, theirs };
}
