import { spawnSync } from 'node:child_process';

export interface Measurement {
  readonly name: string;
  /** Median of the runs, milliseconds of the whole process. */
  readonly ms: number;
  /** Largest resident memory of any run, MiB; undefined where GNU time is not installed. */
  readonly mib?: number;
}

export interface Case {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** Runs before each measured run, unmeasured. */
  readonly prepare?: () => void;
  readonly env?: NodeJS.ProcessEnv;
}

const runs = 5;

/**
 * Measures whole processes, one run of each case in turn and five turns after one that warms the caches, so that a
 * machine that slows down slows all of them. Throws where a case fails.
 */
export function measure(cases: readonly Case[]): Measurement[] {
  const samples = cases.map(() => ({ ms: [] as number[], kib: [] as number[] }));
  for (let turn = 0; turn <= runs; turn += 1) {
    cases.forEach((one, index) => {
      one.prepare?.();
      const { ms, kib } = runOnce(one);
      if (turn === 0) return;
      samples[index]?.ms.push(ms);
      if (kib !== undefined) samples[index]?.kib.push(kib);
    });
  }
  return cases.map(({ name }, index) => {
    const { ms, kib } = samples[index] ?? { ms: [], kib: [] };
    return { name, ms: median(ms), ...(kib.length > 0 && { mib: Math.round(Math.max(...kib) / 1024) }) };
  });
}

function runOnce({ name, command, cwd, env = process.env }: Case): { ms: number; kib?: number } {
  const [program, ...args] = command;
  const started = process.hrtime.bigint();
  const timed = hasTime ? ['/usr/bin/time', '-f', 'maxrss=%M', program, ...args] : [program, ...args];
  const done = spawnSync(timed[0] ?? program, timed.slice(1), {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (done.status !== 0) throw new Error(`${name} exited ${done.status}: ${done.stderr}`);
  const kib = /maxrss=(\d+)/.exec(done.stderr)?.[1];
  return { ms, ...(kib !== undefined && { kib: Number(kib) }) };
}

const hasTime = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
