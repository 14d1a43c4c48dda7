import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan } from '@agent-canvas/plan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abortRun } from './abort-run.ts';
import { applyPlan } from './apply-plan.ts';
import { continueRun } from './continue-run.ts';
import type { FileSystem } from './file-system.ts';
import { dyingFileSystem, vanishingFileSystem } from './testing/dying-file-system.ts';
import { createRepository, gitEnvironment as env, git, snapshot, temporaryFolder } from './testing/git-repository.ts';
import { smallPlan, teamFiles, teamPlan } from './testing/team-plan.ts';
import { undoRun } from './undo-run.ts';

const folder = temporaryFolder('in memory');
const before = join(folder.path, 'before');
beforeAll(() => createRepository(before, teamFiles));
afterAll(() => folder[Symbol.dispose]());

const copy = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
};

/** Files with modes, what git's index holds, and the bundles: all that a person could tell two repositories apart by. */
const whole = (root: string): object => ({
  files: snapshot(root),
  index: git(root, 'ls-files', '--stage'),
  bundles: Object.fromEntries(
    Object.entries(snapshot(join(root, '.git')))
      .filter(([path]) => path.startsWith('agent-canvas/conflicts'))
      .filter(([, content]) => !content.endsWith('folder')),
  ),
});

/** A plan, and what it makes of the repository where nothing interrupts it. */
interface Case {
  readonly plan: Plan;
  readonly after: string;
  /** Changes of the disk in all, and the one from which on the run counts. */
  readonly changes: number;
  readonly begun: number;
}

async function caseOf(name: string, plan: Plan): Promise<Case> {
  const after = join(folder.path, name);
  copy(before, after);
  let begun = 0;
  const { fs, count } = dyingFileSystem(0, () => undefined);
  const rename: FileSystem['rename'] = async (from, to) => {
    await fs.rename(from, to);
    if (String(to).endsWith('/run')) begun = count();
  };
  await applyPlan({ root: after, plan, env, fs: { ...fs, rename } });
  return { plan, after, changes: count(), begun };
}

/** Both ways out of an interrupted run lead where they should; whether it counted at all tells its abort. */
async function expectRepaired(root: string, { plan, after }: Case, at: number): Promise<void> {
  const [continued, aborted] = [`${root}-continued`, `${root}-aborted`];
  copy(root, continued);
  copy(root, aborted);
  const isBegun = await succeeds(abortRun(aborted, { env }), `change ${at}`);
  const isDone = !isBegun && JSON.stringify(snapshot(root)) === JSON.stringify(snapshot(after));
  if (isBegun) {
    expect(whole(aborted), `aborted after a kill at change ${at}`).toEqual(whole(before));
    await continueRun(continued, { env });
  } else if (!isDone) {
    expect(whole(root), `killed at change ${at}, before anything was written`).toEqual(whole(before));
    await applyPlan({ root: continued, plan, env });
  }
  expect(whole(continued), `continued after a kill at change ${at}`).toEqual(whole(after));
  if (at % 10 > 0) return;
  await undoRun(continued, { env });
  expect(whole(continued), `undone after a kill at change ${at}`).toEqual(whole(before));
}

/** False where there was no run to repair; any other error fails the test. */
async function succeeds(repair: Promise<unknown>, message: string): Promise<boolean> {
  return repair.then(
    () => true,
    (error) => {
      expect(error, message).toMatchObject({ code: 'E_NO_RUN' });
      return false;
    },
  );
}

test('a run that nothing interrupts does all of the plan, and its undo takes all of it back', async () => {
  const root = join(folder.path, 'plain');
  copy(before, root);
  await applyPlan({ root, plan: teamPlan, env });
  const files = snapshot(root);
  for (const { path, action, content } of teamPlan.changes) {
    const found = files[path]?.split(' ')[1];
    if (action === 'delete') expect(found === undefined || found === 'folder', path).toBe(true);
    else expect(found, path).toBe(Buffer.from(content).toString('base64'));
  }
  expect(files['a/kept.txt']).toBe(snapshot(before)['a/kept.txt']);
  expect(files['run.sh']).toMatch(/^755 /);
  expect(Object.keys(files)).not.toContain('gone');
  await undoRun(root, { env });
  expect(whole(root)).toEqual(whole(before));
  await expect(undoRun(root, { env })).rejects.toMatchObject({ code: 'E_NO_RUN' });
});

test('a process killed at every write, rename and fsync leaves a run that can be continued, taken back and undone', async () => {
  const small = await caseOf('small', smallPlan);
  const root = join(folder.path, 'killed');
  for (let at = 1; at <= small.changes; at += 1) {
    copy(before, root);
    expect(await killedAt(at, root, small.plan), `killed at change ${at}`).toBe(true);
    await expectRepaired(root, small, at);
  }
  expect(small.changes).toBeGreaterThan(40);
}, 300_000);

describe('nothing that is done afterwards reaches the disk', () => {
  let team: Case;
  beforeAll(async () => {
    team = await caseOf('team', teamPlan);
  });

  /** A run that was interrupted when half of its files were written. */
  async function halfDone(): Promise<string> {
    const root = join(folder.path, 'half');
    copy(before, root);
    const { fs, isGone } = vanishingFileSystem(Math.round((team.begun + team.changes) / 2));
    await applyPlan({ root, plan: teamPlan, env, fs }).catch(() => undefined);
    expect(isGone()).toBe(true);
    return root;
  }

  test('of a run with every kind of change and with conflicts, from any change on', async () => {
    const root = join(folder.path, 'vanished');
    for (let at = 1; at <= team.changes; at += 1) {
      copy(before, root);
      await applyPlan({ root, plan: teamPlan, env, fs: vanishingFileSystem(at).fs }).catch(() => undefined);
      await expectRepaired(root, team, at);
    }
    expect(team.changes).toBeGreaterThan(100);
  }, 300_000);

  test('of --continue, from any change on', async () => {
    const half = await halfDone();
    const root = join(folder.path, 'continued');
    for (let at = 1; ; at += 1) {
      copy(half, root);
      const { fs, isGone } = vanishingFileSystem(at);
      await continueRun(root, { env, fs }).catch(() => undefined);
      if (!isGone()) return expect(at).toBeGreaterThan(10);
      await expectRepaired(root, team, at);
    }
  }, 300_000);

  test('of --abort, from any change on', async () => {
    const half = await halfDone();
    const root = join(folder.path, 'aborted');
    for (let at = 1; ; at += 1) {
      copy(half, root);
      const { fs, isGone } = vanishingFileSystem(at);
      await abortRun(root, { env, fs }).catch(() => undefined);
      if (!isGone()) return expect(at).toBeGreaterThan(10);
      await succeeds(abortRun(root, { env }), `change ${at}`);
      expect(whole(root), `aborted twice, at change ${at}`).toEqual(whole(before));
    }
  }, 300_000);

  test('of --undo, from any change on', async () => {
    const root = join(folder.path, 'undone');
    for (let at = 1; ; at += 1) {
      copy(team.after, root);
      const { fs, isGone } = vanishingFileSystem(at);
      await undoRun(root, { env, fs }).catch(() => undefined);
      if (!isGone()) return expect(at).toBeGreaterThan(50);
      const isBegun = await succeeds(continueRun(root, { env }), `change ${at}`);
      if (!isBegun && JSON.stringify(whole(root)) === JSON.stringify(whole(team.after))) await undoRun(root, { env });
      expect(whole(root), `undone twice, at change ${at}`).toEqual(whole(before));
    }
  }, 300_000);
});

/** Applies the plan in a process of its own that kills itself before its nth change; false where it came to its end first. */
async function killedAt(at: number, root: string, plan: Plan): Promise<boolean> {
  const url = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
  const script = `
    import { applyPlan } from ${url('./apply-plan.ts')};
    import { dyingFileSystem } from ${url('./testing/dying-file-system.ts')};
    const { fs } = dyingFileSystem(${at}, () => process.kill(process.pid, 'SIGKILL'));
    await applyPlan({ root: ${JSON.stringify(root)}, plan: JSON.parse(process.env.PLAN), fs });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...env, PLAN: JSON.stringify(plan) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
}
