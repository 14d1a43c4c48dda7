import { addCommand } from './add-command.ts';
import type { FlagSpec, Parsed } from './flags.ts';
import { syncCommands } from './sync-commands.ts';
import type { Terminal } from './terminal.ts';

/** A command of the command line; its module is loaded when it runs, so that help stays quick. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly positionals: number;
  readonly flags: readonly FlagSpec[];
  readonly examples: readonly (readonly [command: string, what: string])[];
  readonly notes?: string;
  readonly load: () => Promise<{ run(parsed: Parsed, terminal: Terminal): Promise<number> }>;
}

const canvasFlags: readonly FlagSpec[] = [
  { name: 'canvas', value: 'FILE', description: 'take the answers from this canvas.yaml' },
  {
    name: 'set',
    value: 'PATH=VALUE',
    repeatable: true,
    description: 'one answer; beats the file, which beats the defaults (repeatable; lists and objects as YAML flow)',
  },
  { name: 'stage', value: 'STAGE', description: 'prototype, pilot or production: sets the defaults' },
  {
    name: 'no-pin-node',
    description: 'leave Node out of the dependencies; the repository then uses the one on the PATH',
  },
];

const json: FlagSpec = { name: 'json', description: 'one JSON document on standard output, also for errors' };

export const commands: readonly Command[] = [
  {
    name: 'create',
    usage: 'create [DIR] [flags]',
    summary: 'Create a repository, by interview or from a canvas',
    positionals: 1,
    flags: [
      ...canvasFlags,
      { name: 'yes', short: 'y', description: 'ask nothing: take the answers given and the defaults for the rest' },
      {
        name: 'edit',
        description: 'interview, starting from the answers given (with --canvas: go on with a saved one)',
      },
      { name: 'dry-run', description: 'show what would be created, and write nothing' },
      { name: 'diff', description: 'with --dry-run: show the contents too' },
      { name: 'no-install', description: 'do not install dependencies' },
      { name: 'no-git', description: 'do not make a git repository' },
      json,
    ],
    examples: [
      ['create my-agent', 'interview, then create ./my-agent'],
      ['create my-agent --yes', 'the defaults of a prototype, no questions'],
      ['create --canvas support.yaml --yes', 'everything from a file; the folder takes its name'],
      ['create my-agent --yes --stage pilot --set security.implementation.auth=api-key', 'defaults, but one answer'],
      ['create my-agent --dry-run --json', 'the plan as JSON, for a program'],
    ],
    notes:
      'The name is that of --set name, else of the file, else the last part of DIR. DIR must not exist, or be empty\n' +
      '(a .git folder may be there). Without a terminal nothing is asked: defaults are taken.',
    load: () => import('./commands/create.ts'),
  },
  {
    name: 'plan',
    usage: 'plan [DIR] [flags]',
    summary: 'Show each file that create would write, and why; writes nothing',
    positionals: 1,
    flags: [...canvasFlags, { name: 'diff', description: 'show the contents too' }, json],
    examples: [
      ['plan my-agent', 'what the defaults give'],
      ['plan --canvas support.yaml --json', 'path, action, reason, class, origin and hash of every file'],
    ],
    load: () => import('./commands/plan.ts'),
  },
  {
    name: 'validate',
    usage: 'validate [FILE] [flags]',
    summary: 'Check a canvas.yaml: every mistake at once, with line, column and what is allowed',
    positionals: 1,
    flags: [json],
    examples: [['validate canvas.yaml', 'exit 0 where it is valid, 3 where it is not']],
    load: () => import('./commands/validate.ts'),
  },
  {
    name: 'schema',
    usage: 'schema [PATH] [flags]',
    summary: 'Print the canvas: every setting with its type, default and effect, or its JSON Schema',
    positionals: 1,
    flags: [{ name: 'json-schema', description: 'the JSON Schema of canvas.yaml, for editors' }, json],
    examples: [
      ['schema', 'the squares and topics'],
      ['schema memory.lifecycle', 'the settings of one topic'],
      ['schema --json', 'everything about every setting, for a program'],
      ['schema --json-schema > canvas.schema.json', 'completion in an editor'],
    ],
    load: () => import('./commands/schema.ts'),
  },
  {
    name: 'explain',
    usage: 'explain TOPIC|SETTING|FILE [flags]',
    summary: 'Say which files an answer changes, or which answers shaped a file',
    positionals: 1,
    flags: [...canvasFlags, json],
    examples: [
      ['explain memory.lifecycle', 'the files and configuration keys that this topic sets'],
      ['explain packages/memory/src/config.ts', 'the answers that shaped this file'],
      ['explain requirements.performance.sustainedRps', 'the formula behind a derived value'],
    ],
    notes:
      'Inside a created repository its canvas.yaml is read; elsewhere give --canvas, or the defaults are explained.',
    load: () => import('./commands/explain.ts'),
  },
  addCommand,
  ...syncCommands,
];
