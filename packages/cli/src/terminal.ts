import { styleText } from 'node:util';

/** Where a command speaks. Results go to standard output, progress and notes to standard error. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** The folder that relative paths start from: the caller's, also when a package manager runs us elsewhere. */
  readonly cwd: string;
  /** How whoever runs this calls the program: what help and hints print before a command. */
  readonly program: string;
  /** Somebody sits there and can be asked. */
  readonly isInteractive: boolean;
  readonly signal: AbortSignal;
  out(text: string): void;
  note(text: string): void;
  /** A line that is overwritten by the next, on a terminal only. */
  progress(text: string): void;
  readonly style: (style: Style, text: string) => string;
  /** Whether results on standard output may carry colours, too. */
  readonly hasColours: boolean;
}

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** The terminal of this process. Colours only where standard error is a terminal and NO_COLOR is not set. */
export function processTerminal(signal: AbortSignal): Terminal {
  const { env, stdout, stderr, stdin } = process;
  const isColoured = Boolean(stderr.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';
  let open = false;
  const clear = (): void => {
    if (open) stderr.write('\r\u001B[K');
    open = false;
  };
  return {
    env,
    cwd: env.INIT_CWD ?? process.cwd(),
    program: programName(env),
    isInteractive: Boolean(stdin.isTTY && stderr.isTTY && stdout.isTTY),
    signal,
    out: (text) => {
      clear();
      stdout.write(text);
    },
    note: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!stderr.isTTY) return;
      clear();
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
      open = true;
    },
    hasColours: isColoured && Boolean(stdout.isTTY),
    style: (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** From a clone the program is a script of the workspace, and nothing of it is on the PATH. */
function programName(env: NodeJS.ProcessEnv): string {
  const isScript = env.npm_lifecycle_event === 'start' || env.npm_lifecycle_event === 'canvas';
  if (isScript) return 'npx --yes pnpm@12 canvas';
  return env.npm_command === 'exec' ? 'npx agent-canvas' : 'agent-canvas';
}
