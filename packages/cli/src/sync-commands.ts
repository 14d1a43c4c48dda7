import type { Command } from './commands.ts';
import type { FlagSpec } from './flags.ts';

const json: FlagSpec = { name: 'json', description: 'one JSON document on standard output, also for errors' };
const yes: FlagSpec = { name: 'yes', short: 'y', description: 'ask nothing; needed where there is no terminal' };
const noInstall: FlagSpec = { name: 'no-install', description: 'do not install dependencies afterwards' };
const dryRun: FlagSpec = { name: 'dry-run', description: 'show what would happen, and write nothing' };
const verify: readonly FlagSpec[] = [
  {
    name: 'verify',
    description: 'try it in a temporary worktree first: install, types, affected tests (on where CI is set)',
  },
  { name: 'no-verify', description: 'apply without trying, also in CI' },
];
const reason: readonly FlagSpec[] = [
  { name: 'reason', value: 'TEXT', description: 'why; stands in .canvas/overrides.yaml' },
  { name: 'expires', value: 'YYYY-MM-DD', description: 'the day from which sync takes the files up again' },
];

const policyCommand = (
  policy: 'own' | 'skip' | 'pin',
  summary: string,
  example: readonly [command: string, what: string],
): Command => ({
  name: policy,
  usage: `${policy} PATH… --reason TEXT [flags]`,
  summary,
  positionals: Number.POSITIVE_INFINITY,
  flags: [...reason, dryRun, json],
  examples: [example],
  notes: 'PATH may be a glob, quoted. The rule stands in .canvas/overrides.yaml and may be edited there.',
  load: async () => ({
    run: async (parsed, terminal) => (await import('./commands/policy.ts')).runPolicy(policy, parsed, terminal),
  }),
});

/** The commands for a repository that exists. */
export const syncCommands: readonly Command[] = [
  {
    name: 'sync',
    usage: 'sync [resolve PATH…] [flags]',
    summary: 'Bring a repository up to this version of the pack and to its canvas.yaml; no edit is lost',
    positionals: Number.POSITIVE_INFINITY,
    flags: [
      yes,
      dryRun,
      { name: 'diff', description: 'show the lines that change, too' },
      ...verify,
      noInstall,
      { name: 'check', description: 'only say whether the repository is in sync; for CI (exit codes below)' },
      { name: 'latest', description: 'with --check: ask the registry whether a newer pack is there' },
      { name: 'sarif', description: 'with --check: SARIF 2.1.0, for code scanning' },
      { name: 'md', description: 'with --check: Markdown, for a summary or a comment' },
      { name: 'continue', description: 'finish a sync that was interrupted' },
      { name: 'abort', description: 'take an interrupted sync back' },
      {
        name: 'undo',
        description: 'take the last finished run (sync, set, add, resolve) back, where its files are as it left them',
      },
      { name: 'ours', value: 'PATH', repeatable: true, description: 'resolve a conflict with what the team has' },
      { name: 'theirs', value: 'PATH', repeatable: true, description: 'resolve a conflict with what the pack has' },
      json,
    ],
    examples: [
      ['sync', 'show what would change, ask, then change the working tree (never commits)'],
      ['sync --yes', 'the same without asking'],
      ['sync --dry-run --diff', 'what would change, line by line'],
      ['sync resolve packages/agent/src/loop/run.ts', 'after editing away the markers of a conflict'],
      ['sync --ours turbo.json', 'a conflict: keep what stands there'],
      ['sync --check', 'for CI: is anything behind, drifted, or in conflict?'],
    ],
    notes:
      'Edit canvas.yaml first to change an answer. Managed files must have no uncommitted edits.\n' +
      'Exit codes of sync: 0 done, 4 done with conflicts (each has a folder with base, mine and theirs).\n' +
      'Exit codes of --check: 0 in sync, 1 failed, 2 behind or exposed, 3 an enforced file drifted, 4 conflict left,\n' +
      '5 .canvas/lock.json was tampered with.',
    load: () => import('./commands/sync.ts'),
  },
  {
    name: 'set',
    usage: 'set PATH=VALUE… [flags]',
    summary: 'Change answers in canvas.yaml, and show what the sync that follows would do',
    positionals: Number.POSITIVE_INFINITY,
    flags: [yes, dryRun, { name: 'diff', description: 'show the lines that change, too' }, ...verify, noInstall, json],
    examples: [
      ['set memory.architecture.shortTerm=redis', 'what follows, and what must be moved first; then ask'],
      ['set stage=pilot --yes', 'change and sync'],
      ['set stage=pilot --dry-run', 'write nothing, not even canvas.yaml'],
    ],
    notes: 'Without a terminal and without --yes only canvas.yaml is written; sync follows when you run it.',
    load: () => import('./commands/set.ts'),
  },
  {
    name: 'edit',
    usage: 'edit [flags]',
    summary: 'Go through the canvas by interview, and show what the sync that follows would do',
    positionals: 0,
    flags: [dryRun, { name: 'diff', description: 'show the lines that change, too' }, ...verify, noInstall],
    examples: [['edit', 'the questions, with the present answers; then the plan of the sync']],
    load: () => import('./commands/edit.ts'),
  },
  policyCommand('own', 'Take files over: sync never touches them again', [
    'own packages/models/src/price.ts --reason "prices come from our billing service"',
    'one file',
  ]),
  policyCommand('skip', 'Do without files: sync neither writes nor updates them', [
    'skip "docs/playbooks/**" --reason "ours stand in the wiki"',
    'a folder',
  ]),
  policyCommand('pin', 'Hold files at the version they are at', [
    'pin packages/agent/src/loop/run.ts --reason "release freeze" --expires 2027-02-01',
    'until a day',
  ]),
  {
    name: 'restore',
    usage: 'restore PATH… [flags]',
    summary: 'Bring files back to what the pack has, giving up the edits in them',
    positionals: Number.POSITIVE_INFINITY,
    flags: [yes, dryRun, { name: 'diff', description: 'show the lines that change, too' }, json],
    examples: [['restore compose.yaml', 'also a file that was deleted, owned or ejected']],
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'eject',
    usage: 'eject PATH… [flags]',
    summary: 'Take files out of sync for good: they stay, and are yours alone',
    positionals: Number.POSITIVE_INFINITY,
    flags: [dryRun, json],
    examples: [['eject "packages/evals/**"', 'advisories still find a known flaw in them']],
    load: () => import('./commands/eject.ts'),
  },
  {
    name: 'adopt',
    usage: 'adopt [--canvas FILE] [flags]',
    summary: 'Bring a repository that was made without agent-canvas, or lost its .canvas folder, under sync',
    positionals: 0,
    flags: [
      { name: 'canvas', value: 'FILE', description: 'its answers; else canvas.yaml' },
      { name: 'pack', value: 'VERSION', repeatable: true, description: 'compare with this version of the pack too' },
      yes,
      dryRun,
      json,
    ],
    examples: [['adopt --pack 0.1.0', 'for each file the nearest version becomes its base, marked inferred']],
    notes: 'Writes only .canvas/ (and canvas.yaml where --canvas names another file); no file of yours changes.',
    load: () => import('./commands/adopt.ts'),
  },
];
