import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plan, readLock, type SyncPlan } from '@agent-canvas/plan';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPlan } from '../apply-plan.ts';
import {
  createRepository,
  gitEnvironment as env,
  git,
  lockOf,
  temporaryFolder,
  writeFiles,
} from '../testing/git-repository.ts';
import { planOf } from '../testing/plan-of.ts';
import { teamFiles, teamPlan } from '../testing/team-plan.ts';
import { undoRun } from '../undo-run.ts';
import { describeConflict, verifyCommand } from './describe-conflict.ts';

let folder: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder.path, 'x');
  createRepository(root, teamFiles);
});
afterEach(() => folder[Symbol.dispose]());

const bundles = (): string => join(root, '.git', 'agent-canvas', 'conflicts');
const stages = (): string[] => git(root, 'ls-files', '--unmerged').trim().split('\n').filter(Boolean);
const listed = (): { path: string; folder: string; hasMarkers: boolean; hasBase: boolean; verify: string }[] =>
  JSON.parse(readFileSync(join(bundles(), 'conflicts.json'), 'utf8')).conflicts;

describe('a plan with conflicts', () => {
  test('leaves a bundle for each, with all three sides and what to do', async () => {
    expect(await applyPlan({ root, plan: teamPlan, env })).toEqual({ conflictsIn: '.git/agent-canvas/conflicts' });
    expect(listed()).toMatchObject([
      { path: 'package.json', folder: 'package.json', hasMarkers: false, hasBase: false },
      { path: 'src/text.ts', folder: 'src__text.ts', hasMarkers: true, hasBase: true },
    ]);
    const text = join(bundles(), 'src__text.ts');
    expect(readdirSync(text).sort()).toEqual(['README.md', 'base', 'mine', 'theirs']);
    expect(['base', 'mine', 'theirs'].map((side) => readFileSync(join(text, side), 'utf8'))).toEqual([
      'base\n',
      'mine\n',
      'theirs\n',
    ]);
    const readme = readFileSync(join(text, 'README.md'), 'utf8');
    for (const said of [
      '2.0.0: says theirs',
      'lines 1-5',
      'pnpm check',
      'sync resolve src/text.ts',
      '--theirs src/text.ts',
    ])
      expect(readme).toContain(said);
    expect(readdirSync(join(bundles(), 'package.json')).sort()).toEqual(['README.md', 'mine', 'theirs']);
    expect(readFileSync(join(bundles(), 'package.json', 'README.md'), 'utf8')).toContain('has no markers');
  });

  test('shows those with markers to editors through git’s stages, and only those', async () => {
    await applyPlan({ root, plan: teamPlan, env });
    expect(stages().map((line) => line.replace(/^\d+ \w+ /, ''))).toEqual([
      '1\tsrc/text.ts',
      '2\tsrc/text.ts',
      '3\tsrc/text.ts',
    ]);
    expect([1, 2, 3].map((stage) => git(root, 'show', `:${stage}:src/text.ts`))).toEqual([
      'base\n',
      'mine\n',
      'theirs\n',
    ]);
    expect(git(root, 'status', '--porcelain', 'src/text.ts')).toBe('UU src/text.ts\n');
    expect(() => git(root, 'commit', '--quiet', '--message', 'unresolved')).toThrow('unmerged files');
  });

  test('normalises line ends in the stages as git does for the file', async () => {
    writeFiles(root, { '.gitattributes': '* text=auto eol=crlf\n' });
    git(root, 'add', '.gitattributes');
    git(root, 'commit', '--quiet', '--message', 'crlf');
    const [conflict] = teamPlan.conflicts;
    if (!conflict) throw new Error('the plan has a conflict');
    const plan = { ...teamPlan, conflicts: [{ ...conflict, mine: 'mine\r\n', theirs: 'theirs\r\n' }] };
    await applyPlan({ root, plan, env });
    expect(git(root, 'show', ':3:src/text.ts')).toBe('theirs\n');
  });

  test('is applied where git’s index is locked, and says what git refused', async () => {
    writeFiles(root, { '.git/index.lock': '' });
    const { refused } = await applyPlan({ root, plan: teamPlan, env });
    expect(refused).toContain('index.lock');
    expect(listed()).toHaveLength(2);
  });
});

/** The next run: one conflict is over, the other stays. */
const resolving = (open: readonly string[]): Plan & Partial<SyncPlan> => {
  const text = lockOf(teamFiles, {
    conflicts: Object.fromEntries(
      open.map((path) => [path, { theirs: '1'.repeat(40), pack: 'p', class: 'managed', mode: '100644' } as const]),
    ),
  });
  const from = readFileSync(join(root, '.canvas/lock.json'));
  return { ...planOf({ '.canvas/lock.json': { from, to: text } }), conflicts: [], lock: readLock(text) };
};

describe('conflicts of an earlier run', () => {
  beforeEach(async () => {
    await applyPlan({ root, plan: teamPlan, env });
    writeFiles(root, { 'src/text.ts': 'resolved\n' });
  });

  test('that are over leave bundles and stages; open ones stay', async () => {
    expect(await applyPlan({ root, plan: resolving(['package.json']), env })).toEqual({
      conflictsIn: '.git/agent-canvas/conflicts',
    });
    expect(listed().map(({ path }) => path)).toEqual(['package.json']);
    expect(readdirSync(join(bundles(), 'package.json')).sort()).toEqual(['README.md', 'mine', 'theirs']);
    expect(existsSync(join(bundles(), 'src__text.ts'))).toBe(false);
    expect(stages()).toEqual([]);
    expect(git(root, 'show', ':src/text.ts')).toBe('resolved\n');
  });

  test('are all over: nothing is left of them, until an undo', async () => {
    const before = stages();
    expect(await applyPlan({ root, plan: resolving([]), env })).toEqual({});
    expect(existsSync(bundles())).toBe(false);
    expect(stages()).toEqual([]);
    await undoRun(root, { env });
    expect(listed().map(({ path }) => path)).toEqual(['package.json', 'src/text.ts']);
    expect(stages()).toEqual(before);
    expect(readFileSync(join(root, 'src/text.ts'), 'utf8')).toBe('resolved\n');
  });
});

test('odd names are folders that every system takes, and words that every shell takes', async () => {
  const paths = ["it's/a `name`.ts", 'a__b.ts', 'a/b.ts', `${'long/'.repeat(60)}x.ts`, '-dash'];
  const [conflict] = teamPlan.conflicts;
  if (!conflict) throw new Error('the plan has a conflict');
  const conflicts = paths.map((path) => ({ ...conflict, path, hasMarkers: false }));
  await applyPlan({ root, plan: { ...planOf({}), conflicts, lock: teamPlan.lock }, env });
  const folders = listed().map((record) => record.folder);
  expect(new Set(folders.map((name) => name.toLowerCase())).size).toBe(paths.length);
  for (const name of folders) expect(Buffer.byteLength(name)).toBeLessThan(160);
  const record = listed().find(({ path }) => path === paths[0]);
  const readme = readFileSync(join(bundles(), record?.folder ?? '', 'README.md'), 'utf8');
  expect(readme).toContain("sync resolve 'it'\\''s/a `name`.ts'");
});

test.each([
  ['packages/memory/src/a.ts', 'pnpm check:types && pnpm exec vitest run packages/memory'],
  ['apps/agent-service/package.json', 'pnpm check:types && pnpm exec vitest run apps/agent-service'],
  ['package.json', 'pnpm check && pnpm test'],
  ['packages/README.md', 'pnpm check && pnpm test'],
])('%s is verified by the least that tells', (path, command) => {
  expect(verifyCommand(path)).toBe(command);
  const record = { path, folder: 'x', hasMarkers: true, hasBase: true, places: [], why: 'w', verify: command };
  const labels = { base: 'b', mine: 'm', theirs: 't' };
  expect(describeConflict({ ...record, labels }, 'npx agent-canvas')).toContain(`\`${command}\``);
});
