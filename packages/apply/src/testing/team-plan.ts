import { type Plan, packBases, readLock, type SyncPlan } from '@agent-canvas/plan';
import { type Files, lockOf } from './git-repository.ts';
import { planOf } from './plan-of.ts';

const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]);
const labels = { base: 'p 1.0.0', mine: 'yours', theirs: 'p 2.0.0' };

/** A repository with one file for each kind of change. */
export const teamFiles: Files = {
  'README.md': '# one\n',
  'a/kept.txt': 'the team’s\n',
  'gone/deep/only.txt': 'goes, and its folders with it\n',
  'gone-too.txt': 'goes\n',
  'turns/into-folder': 'a file\n',
  'moved/old.txt': 'moves\n',
  'run.sh': '#!/bin/sh\n',
  "odd 'name' $x;`y` ünï.txt": 'one\n',
  '-dash': 'one\n',
  'latin.txt': latin,
  'no-newline.txt': 'one',
  'crlf.txt': 'one\r\n',
  'src/text.ts': 'mine\n',
  'package.json': '{"mine":1}\n',
};

const lockAfter = lockOf(teamFiles, {
  packs: { p: { version: '2.0.0', integrity: 'sha512-y' } },
  conflicts: Object.fromEntries(
    ['src/text.ts', 'package.json'].map((path) => [
      path,
      { theirs: '1'.repeat(40), pack: 'p', class: 'managed', mode: '100644' } as const,
    ]),
  ),
});
const bases = (files: Files): Uint8Array => packBases(Object.values(files).filter(isContent));
const isContent = (content: Files[string]): content is string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array;

/** A plan that does every kind of change to `teamFiles`, and leaves two conflicts. */
export const teamPlan: Plan & Pick<SyncPlan, 'conflicts' | 'lock'> = {
  ...planOf({
    'README.md': { from: '# one\n', to: '# two\n' },
    'gone/deep/only.txt': { from: 'goes, and its folders with it\n', to: undefined },
    'gone-too.txt': { from: 'goes\n', to: undefined },
    'turns/into-folder': { from: 'a file\n', to: undefined },
    'turns/into-folder/file.txt': { to: 'now below a folder\n' },
    'moved/old.txt': { from: 'moves\n', to: undefined },
    'new/place/moved.txt': { to: 'moves\n' },
    'run.sh': { from: '#!/bin/sh\n', to: { run: '#!/bin/sh\n' } },
    "odd 'name' $x;`y` ünï.txt": { from: 'one\n', to: 'two\n' },
    '-dash': { from: 'one\n', to: 'two\n' },
    'latin.txt': { from: latin, to: Buffer.concat([latin, latin]) },
    'no-newline.txt': { from: 'one', to: 'two' },
    'crlf.txt': { from: 'one\r\n', to: 'one\r\ntwo\r\n' },
    'src/text.ts': { from: 'mine\n', to: '<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> p 2.0.0\n' },
    '.canvas/lock.json': { from: lockOf(teamFiles), to: lockAfter },
    '.canvas/base.br': { from: bases(teamFiles), to: bases({ ...teamFiles, more: 'theirs\n' }) },
  }),
  lock: readLock(lockAfter),
  conflicts: [
    {
      path: 'src/text.ts',
      places: [{ where: 'lines 1-5', reason: 'both changed it', mine: 'mine', theirs: 'theirs' }],
      hasMarkers: true,
      base: 'base\n',
      mine: 'mine\n',
      theirs: 'theirs\n',
      why: '2.0.0: says theirs',
      labels,
    },
    {
      path: 'package.json',
      places: [{ where: 'mine', reason: 'both changed it' }],
      hasMarkers: false,
      mine: '{"mine":1}\n',
      theirs: '{"theirs":1}\n',
      why: 'models.default',
      labels,
    },
  ],
};

/** A few of these changes, without conflicts: for tests that start a process for every step of a run. */
const { conflicts: _, lock: __, ...plain } = teamPlan;
export const smallPlan: Plan = {
  ...plain,
  changes: teamPlan.changes.filter(({ path }) =>
    ['README.md', 'gone/deep/only.txt', 'new/place/moved.txt', 'run.sh', '.canvas/lock.json'].includes(path),
  ),
};
