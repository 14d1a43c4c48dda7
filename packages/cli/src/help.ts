import type { Command } from './commands.ts';

const indent = (lines: readonly (readonly [string, string])[]): string => {
  const width = Math.min(34, Math.max(...lines.map(([left]) => left.length)));
  return lines
    .map(([left, right]) =>
      left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
    )
    .join('\n');
};

/** The help of the whole program. */
export function helpForProgram(commands: readonly Command[], program: string): string {
  return `agent-canvas: from a canvas of fifty answers to a running agent repository

Usage
  ${program} COMMAND [flags]
  pnpm create agent-canvas DIR [flags]

Commands
${indent(commands.map(({ name, summary }) => [name, summary]))}

Start here
  pnpm create agent-canvas my-agent          ask a few questions, then create ./my-agent
  pnpm create agent-canvas my-agent --yes    ask nothing

'${program} COMMAND --help' shows a command's flags with examples.

Exit codes
  0 done   1 failed   2 usage, or an answer is missing   3 the canvas is invalid   4 conflict   130 cancelled
`;
}

/** The help of one command, with examples. */
export function helpForCommand(command: Command, program: string): string {
  const flags = command.flags.map(({ name, short, value, description }) => {
    const left = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
    return [left, description] as const;
  });
  const notes = command.notes ? `\n${command.notes}\n` : '';
  return `${command.summary}

Usage
  ${program} ${command.usage}

Flags
${indent([...flags, ['--help', 'this text']])}

Examples
${command.examples.map(([line, what]) => `  # ${what}\n  ${program} ${line}`).join('\n')}
${notes}`;
}
