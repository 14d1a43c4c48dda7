import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abortRun } from './abort-run.ts';
import { applyPlan } from './apply-plan.ts';
import { continueRun } from './continue-run.ts';
import type { FileSystem } from './file-system.ts';
import { dyingFileSystem, vanishingFileSystem } from './testing/dying-file-system.ts';
import { createRepository, gitEnvironment as env, git, snapshot, temporaryFolder } from './testing/git-repository.ts';
import { teamFiles, teamPlan } from './testing/team-plan.ts';
import { undoRun } from './undo-run.ts';

const folder = temporaryFolder('in memory');
/** The repository before, and after one run that nothing interrupted. */
const [before, after] = [join(folder.path, 'before'), join(folder.path, 'after')];
/** Changes of the disk in all, and the one from which on the run counts. */
let changes: number;
let begun: number;
beforeAll(async () => {
  createRepository(before, teamFiles);
  copy(before, after);
  const { fs, count } = dyingFileSystem(0, () => undefined);
  const rename: FileSystem['rename'] = async (from, to) => {
    await fs.rename(from, to);
    if (String(to).endsWith('/run')) begun = count();
  };
  await applyPlan({ root: after, plan: teamPlan, env, fs: { ...fs, rename } });
  changes = count();
});
afterAll(() => folder[Symbol.dispose]());

const copy = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
};

/** Files with modes, what git's index holds, and the bundles: all that a person could tell two repositories apart by. */
const whole = (root: string): object => ({
  files: snapshot(root),
  index: git(root, 'ls-files', '--stage'),
  journal: Object.fromEntries(
    Object.entries(snapshot(join(root, '.git')))
      .filter(([path]) => path.startsWith('agent-canvas/conflicts'))
      .filter(([, content]) => !content.endsWith('folder')),
  ),
});

/** Both ways out of an interrupted run lead where they should. */
async function expectRepaired(root: string, at: number): Promise<void> {
  const [continued, aborted] = [`${root}-continued`, `${root}-aborted`];
  copy(root, continued);
  copy(root, aborted);
  const isBegun = await abortRun(aborted).then(
    () => true,
    (error) => {
      expect(error, `change ${at}`).toMatchObject({ code: 'E_NO_RUN' });
      return false;
    },
  );
  const isDone = !isBegun && JSON.stringify(snapshot(root)) === JSON.stringify(snapshot(after));
  if (isBegun) {
    expect(whole(aborted), `aborted after a kill at change ${at}`).toEqual(whole(before));
    await continueRun(continued, { env });
  } else if (!isDone) {
    expect(whole(root), `killed at change ${at}, before anything was written`).toEqual(whole(before));
    await applyPlan({ root: continued, plan: teamPlan, env });
  }
  expect(whole(continued), `continued after a kill at change ${at}`).toEqual(whole(after));
  if (at % 10 > 0) return;
  await undoRun(continued, { env });
  expect(whole(continued), `undone after a kill at change ${at}`).toEqual(whole(before));
}

test('a run that nothing interrupts does all of the plan, and its undo takes all of it back', async () => {
  const root = join(folder.path, 'plain');
  copy(after, root);
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

test('killed at every write, rename and fsync, a run can be continued, taken back and undone', async () => {
  const root = join(folder.path, 'killed');
  let killed = 0;
  for (let at = 1; at <= changes; at += 1) {
    copy(before, root);
    if (!(await killedAt(at, root))) continue;
    killed += 1;
    await expectRepaired(root, at);
  }
  expect(changes).toBeGreaterThan(80);
  expect(killed).toBe(changes);
}, 300_000);

describe('what repairs can be interrupted too', () => {
  test.each([
    ['--continue', (root: string, fs: FileSystem) => continueRun(root, { env, fs })],
    ['--abort', (root: string, fs: FileSystem) => abortRun(root, { env, fs })],
  ])(
    '%s, at every change',
    async (name, repair) => {
      const half = join(folder.path, 'half');
      copy(before, half);
      await vanish(half, Math.round((begun + changes) / 2));
      const root = join(folder.path, 'twice');
      for (let at = 1; ; at += 1) {
        copy(half, root);
        const { fs, isGone } = vanishingFileSystem(at);
        await repair(root, fs).catch(() => undefined);
        if (!isGone()) {
          expect(at, name).toBeGreaterThan(10);
          return;
        }
        if (name === '--abort') await expectAborted(root, at);
        else await expectRepaired(root, at);
      }
    },
    300_000,
  );

  test('--undo, at every change', async () => {
    const root = join(folder.path, 'undone');
    for (let at = 1; ; at += 1) {
      copy(after, root);
      const { fs, isGone } = vanishingFileSystem(at);
      await undoRun(root, { env, fs }).catch(() => undefined);
      if (!isGone()) return;
      const isBegun = await continueRun(root, { env }).then(
        () => true,
        (error) => {
          expect(error).toMatchObject({ code: 'E_NO_RUN' });
          return false;
        },
      );
      if (!isBegun && JSON.stringify(whole(root)) === JSON.stringify(whole(after))) await undoRun(root, { env });
      expect(whole(root), `killed at change ${at}`).toEqual(whole(before));
    }
  }, 300_000);
});

/** An abort that was interrupted is brought to its end by another; nothing else is possible then. */
async function expectAborted(root: string, at: number): Promise<void> {
  const error = await abortRun(root).then(
    () => undefined,
    (caught) => caught,
  );
  if (error) expect(error, `change ${at}`).toMatchObject({ code: 'E_NO_RUN' });
  expect(whole(root), `aborted twice, at change ${at}`).toEqual(whole(before));
}

async function vanish(root: string, at: number): Promise<void> {
  const { fs, isGone } = vanishingFileSystem(at);
  await applyPlan({ root, plan: teamPlan, env, fs }).catch(() => undefined);
  expect(isGone()).toBe(true);
}

/** Applies the plan in a process of its own that kills itself before its nth change; false where it came to its end first. */
async function killedAt(at: number, root: string): Promise<boolean> {
  const url = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
  const script = `
    import { applyPlan } from ${url('./apply-plan.ts')};
    import { dyingFileSystem } from ${url('./testing/dying-file-system.ts')};
    const { fs } = dyingFileSystem(${at}, () => process.kill(process.pid, 'SIGKILL'));
    const plan = JSON.parse(process.env.PLAN, (_, value) => value?.type === 'Buffer' ? Buffer.from(value.data) : value);
    await applyPlan({ root: ${JSON.stringify(root)}, plan, fs });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...env, PLAN: JSON.stringify(teamPlan) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
}
