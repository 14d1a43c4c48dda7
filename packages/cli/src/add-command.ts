import { kinds } from './add/kinds.ts';
import type { Command } from './commands.ts';

/** `add KIND NAME`; its help says what each kind is and where it can be added. */
export const addCommand: Command = {
  name: 'add',
  usage: 'add KIND NAME [flags]',
  summary: 'Add a package, tool, agent, prompt, eval, runbook or connector; also to a pnpm workspace that is not ours',
  positionals: 2,
  flags: [
    { name: 'yes', short: 'y', description: 'ask nothing; needed where there is no terminal' },
    { name: 'dry-run', description: 'show what would happen, and write nothing' },
    { name: 'diff', description: 'show the lines that change, too' },
    { name: 'set', value: 'PATH=VALUE', repeatable: true, description: 'package: one answer of canvas.yaml' },
    { name: 'agent', value: 'NAME', description: 'tool: the specialist that may use it' },
    { name: 'effect', value: 'EFFECT', description: 'tool: read or write; else told from the first word of its name' },
    { name: 'duty', value: 'TEXT', description: 'agent: what it is for' },
    { name: 'tools', value: 'NAMES', description: 'agent: its tools, with commas between' },
    { name: 'topology', value: 'TOPOLOGY', description: 'agent: router or supervisor, where there is one assistant' },
    { name: 'kind', value: 'KIND', description: 'connector: files (default), http, s3 or postgres' },
    { name: 'location', value: 'PLACE', description: 'connector: folder, address, bucket or query' },
    { name: 'verify', description: 'try it in a temporary worktree first (on where CI is set)' },
    { name: 'no-verify', description: 'apply without trying, also in CI' },
    { name: 'no-install', description: 'do not install dependencies afterwards' },
    { name: 'json', description: 'one JSON document on standard output, also for errors' },
  ],
  examples: [
    ['add package memory', 'memory, and the database package that it needs'],
    ['add package memory --set memory.architecture.shortTerm=redis --dry-run --diff', 'look first'],
    ['add tool refund', 'a tool with its test, listed where the agent finds it, with a golden case'],
    ['add tool lookup-invoice --agent billing', 'for one specialist'],
    ['add agent billing --duty "invoices and refunds" --tools lookup-invoice', 'a specialist'],
    ['add connector handbook --location ./knowledge/handbook', 'a source of documents'],
  ],
  notes: `Kinds
${Object.entries(kinds)
  .map(([kind, what]) => `  ${kind.padEnd(10)} ${what}`)
  .join('\n')}

In a pnpm workspace that is not ours, package, tool, prompt and eval follow its habits: scope, catalogue, TypeScript base, linter,
formatter, script names and folders. What was added is recorded under .canvas/, so that sync keeps it up to date.`,
  load: () => import('./commands/add.ts'),
};
