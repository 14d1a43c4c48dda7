import { nearest, UsageError, UserError } from '@agent-canvas/errors';
import { type Command, commands } from './commands.ts';
import { parseFlags } from './flags.ts';
import { formatIssue } from './format-issue.ts';
import { helpForCommand, helpForProgram } from './help.ts';
import { processTerminal, type Terminal } from './terminal.ts';

declare const __VERSION__: string;

/**
 * Runs the command line and returns its exit code: 0 done, 1 failed, 2 usage, 3 canvas invalid, 4 conflict, 130
 * cancelled. With `--json` standard output holds one JSON document, also for errors.
 */
export async function main(args: readonly string[]): Promise<number> {
  // Whoever reads less than everything (`| head`) has what they wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const terminal = processTerminal(cancel.signal);
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    return report(error, args.includes('--json'), terminal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const command = name === 'help' ? commands.find((one) => one.name === rest[0]) : undefined;
    terminal.out(command ? helpForCommand(command, terminal.program) : helpForProgram(commands, terminal.program));
    return 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${__VERSION__}\n`);
    return 0;
  }
  const command = findCommand(name);
  const flagsEnd = rest.indexOf('--');
  const flags = flagsEnd < 0 ? rest : rest.slice(0, flagsEnd);
  if (flags.includes('--help') || flags.includes('-h')) {
    terminal.out(helpForCommand(command, terminal.program));
    return 0;
  }
  const parsed = parseFlags(rest, command);
  const { run } = await command.load();
  return run(parsed, terminal);
}

function findCommand(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  const names = commands.map((one) => one.name);
  const guess = nearest(name, names);
  throw new UsageError({
    code: 'E_COMMAND',
    message: `There is no command '${name}'`,
    hint: guess ? `Did you mean '${guess}'?` : `There are ${names.join(', ')}. See agent-canvas --help.`,
  });
}

function report(error: unknown, isJson: boolean, terminal: Terminal): number {
  const known = error instanceof UserError ? error : undefined;
  const code = known?.code ?? 'E_INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  const exitCode = known?.exitCode ?? 1;
  if (isJson) {
    const { hint, issues } = known ?? {};
    terminal.out(
      `${JSON.stringify({ error: { code, message, ...(hint && { hint }), ...(issues && { issues }) }, exitCode }, null, 2)}\n`,
    );
    return exitCode;
  }
  terminal.note(`${terminal.style('red', 'error')} ${message}  ${terminal.style('dim', `[${code}]`)}`);
  for (const issue of known?.issues ?? []) terminal.note(formatIssue(issue, terminal));
  if (known?.hint) terminal.note(known.hint);
  if (!known && error instanceof Error && error.stack)
    terminal.note(`${terminal.style('dim', error.stack)}\nThis is a fault of agent-canvas, not of yours.`);
  return exitCode;
}
