import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Exit code; undefined where the program is not there or was ended by a signal. */
  readonly code: number | undefined;
  /** Standard output and error together. */
  readonly output: string;
  /** The program itself could not be started. */
  readonly isMissing: boolean;
}

/** Runs a program to its end. `onLine` hears each line as it comes. Never throws for what the program does. */
export function runCommand(
  command: readonly [program: string, ...args: string[]],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal | undefined;
    readonly onLine?: (line: string) => void;
  },
): Promise<CommandResult> {
  const [program, ...args] = command;
  // On Windows, package managers are .cmd files, which only a shell starts.
  const shell = process.platform === 'win32' && !/\.exe$/i.test(program);
  return new Promise((resolve) => {
    const child = spawn(shell ? `"${program}"` : program, shell ? args.map((arg) => `"${arg}"`) : args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
      ...(options.signal && { signal: options.signal }),
    });
    let output = '';
    let rest = '';
    const hear = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      output += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (options.onLine) for (const line of lines) options.onLine(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: undefined, output: output || error.message, isMissing: error.code === 'ENOENT' }),
    );
    child.on('close', (code) => resolve({ code: code ?? undefined, output, isMissing: false }));
  });
}
