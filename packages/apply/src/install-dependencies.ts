import { delimiter } from 'node:path';
import { CancelledError, UserError } from '@agent-canvas/errors';
import { runCommand } from './run-command.ts';

export type Command = readonly [program: string, ...args: string[]];

/**
 * How to run pnpm here: the one that runs us, else the one on the PATH, else through npx at the version that the
 * repository pins.
 */
export async function findPackageManager(request: {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly version: string;
}): Promise<Command> {
  const { env, cwd, version } = request;
  const running = env.npm_execpath;
  if (running !== undefined && /pnpm[^/\\]*$/.test(running)) {
    return /\.[cm]?js$/.test(running) ? [process.execPath, running] : [running];
  }
  // Looked for as it will be run: without the folders of an outer package manager.
  const onPath = await runCommand(['pnpm', '--version'], { cwd, env: withoutOuterPackageManager(env) });
  return onPath.code === 0 ? ['pnpm'] : ['npx', '--yes', `pnpm@${version}`];
}

/**
 * Installs the repository's dependencies and writes its lockfile. The environment of an outer package manager is left
 * behind, so that the repository's own settings decide. Errors: E_INSTALL, with the last lines that the installer said;
 * E_CANCELLED where `signal` is aborted.
 */
export async function installDependencies(request: {
  readonly cwd: string;
  readonly command: Command;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: (line: string) => void;
}): Promise<void> {
  const { cwd, command, signal, onLine } = request;
  const env = withoutOuterPackageManager(request.env);
  const result = await runCommand([...command, 'install', '--no-frozen-lockfile'] as [string, ...string[]], {
    cwd,
    env,
    signal,
    ...(onLine && { onLine }),
  });
  if (result.code === 0) return;
  if (signal?.aborted) {
    throw new CancelledError(
      `Stopped while installing; the repository stays in ${cwd}. Go on there with: npx --yes pnpm@12 install`,
    );
  }
  const lines = result.output.trimEnd().split('\n');
  const causes = lines.filter((line) => /\b(ERR|error|E[A-Z]{4,}|CERT)/.test(line)).slice(-6);
  const said = (causes.length > 0 ? causes : lines.slice(-8)).join('\n');
  throw new UserError({
    code: 'E_INSTALL',
    message: `The files are written, but the dependencies could not be installed:\n${said}`,
    hint: `Check the network and your .npmrc, then run this in ${cwd}: npx --yes pnpm@12 install`,
  });
}

/**
 * The environment of whoever called the package manager that runs us: without its variables, and without the programs of its
 * project on the PATH, whose Node would run the install scripts of the new repository instead of the caller's own.
 */
function withoutOuterPackageManager(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^p?npm_(?!config_(userconfig|cache)$)/i.test(name));
  return Object.fromEntries(
    kept.map(([name, value = '']) => {
      if (name.toUpperCase() !== 'PATH') return [name, value];
      const folders = value.split(delimiter).filter((folder) => !/node_modules[/\\](\.bin|node[/\\]bin)/.test(folder));
      return [name, folders.join(delimiter)];
    }),
  );
}
