import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Finished } from './run.ts';

export interface Service {
  readonly url: string;
  /** What it printed so far. */
  output(): string;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Finished>;
  /** Ends it at once, if it still runs. */
  kill(): void;
}

/** Starts a program that serves HTTP and waits until `GET /readyz` answers 200. Rejects with its output where it ends or takes over 60 s. */
export async function startService(
  command: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly port: number },
): Promise<Service> {
  const [program, ...args] = command;
  const env = { ...options.env, PORT: String(options.port) };
  const child = spawn(program, args, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.stderr += chunk.toString('utf8');
  });
  const ended = new Promise<Finished>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  const url = `http://127.0.0.1:${options.port}`;
  const service: Service = {
    url,
    output: () => said.stdout + said.stderr,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: () => child.kill('SIGKILL'),
  };
  await untilReady(child, service);
  return service;
}

async function untilReady(child: ChildProcess, service: Service): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}:\n${service.output()}`);
    const answer = await fetch(`${service.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  service.kill();
  throw new Error(`the service was not ready after 60 s:\n${service.output()}`);
}
