import { spawn } from 'node:child_process';
import { UserError } from '@agent-canvas/errors';

export interface GitResult {
  /** Exit code; undefined where git could not be started or was ended by a signal. */
  readonly code: number | undefined;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs git in a folder and collects what it says. The folder alone decides which repository is meant, whatever a hook or an
 * outer git has put into the environment. Errors: E_NO_GIT where git is not installed.
 */
export function runGit(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly input?: string | Uint8Array },
): Promise<GitResult> {
  const { cwd, env, input } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env: withoutOuterGit(env), stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? notInstalled(error) : error));
    child.on('close', (code) =>
      resolve({
        code: code ?? undefined,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(said).toString('utf8').trim(),
      }),
    );
    // A git that ends early closes its input: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Like `runGit`, for what must succeed. Errors: E_GIT with what git said. */
export async function askGit(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly input?: string | Uint8Array },
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(args, options);
  if (code === 0) return stdout;
  const verb = args.find((arg) => !arg.startsWith('-'));
  throw new UserError({
    code: 'E_GIT',
    message: `git ${verb} failed: ${stderr === '' ? `exit code ${code}` : stderr}`,
    hint: 'Put right what git names, then run the command again.',
  });
}

/** Variables by which an outer git names its own repository. */
const outer =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/i;

function withoutOuterGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !outer.test(name));
  // Messages are read by people and matched by nobody; a partial clone must not fetch for a look-up.
  return { ...Object.fromEntries(kept), GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
}

const notInstalled = (cause: unknown): UserError =>
  new UserError({
    code: 'E_NO_GIT',
    message: 'git is not installed, or not on the PATH',
    hint: 'Install git, then run the command again.',
    cause,
  });
