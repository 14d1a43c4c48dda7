import { applyPlan, openBases, readRepository } from '@agent-canvas/apply';
import { UsageError } from '@agent-canvas/errors';
import { acceptOurs, acceptTheirs, resolveConflict } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { findRoot } from './find-root.ts';

/**
 * `sync resolve PATH…`, `--ours PATH`, `--theirs PATH`: settles conflicts that a sync left. What the pack wanted becomes the
 * base of each, so that the next sync asks nothing again. Returns 4 while others are left. Errors: those of the plans.
 */
export async function resolveConflicts(
  resolved: readonly string[],
  parsed: Parsed,
  terminal: Terminal,
): Promise<number> {
  const root = findRoot(terminal.cwd);
  const wanted = [
    { settle: resolveConflict, paths: resolved },
    { settle: acceptOurs, paths: parsed.values('ours') },
    { settle: acceptTheirs, paths: parsed.values('theirs') },
  ].filter(({ paths }) => paths.length > 0);
  if (wanted.length === 0) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: 'sync resolve needs the path of a conflict',
      hint: `${terminal.program} sync --check lists them.`,
    });
  }
  for (const { settle, paths } of wanted) await settlePaths(root, { settle, paths, terminal });
  const { lock } = await open(root, terminal);
  const left = Object.keys(lock?.conflicts ?? {}).map((path) => lock?.files[path]?.at ?? path);
  const settled = wanted.flatMap(({ paths }) => paths);
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ settled, left, exitCode: left.length > 0 ? 4 : 0 }, null, 2)}\n`);
  } else {
    terminal.note(`${terminal.style('green', '✓')} settled: ${settled.join(', ')}. Now: git add ${settled.join(' ')}`);
    if (left.length > 0) terminal.note(`${terminal.style('red', '!')} left: ${left.join(', ')}`);
  }
  return left.length > 0 ? 4 : 0;
}

const open = (root: string, terminal: Terminal) =>
  readRepository(root, { env: terminal.env, accept: ['dirty', 'busy'] });

async function settlePaths(
  root: string,
  request: {
    readonly settle: typeof resolveConflict;
    readonly paths: readonly string[];
    readonly terminal: Terminal;
  },
): Promise<void> {
  const { settle, paths, terminal } = request;
  const repository = await open(root, terminal);
  const plan = await settle({
    repository,
    bases: openBases(repository, { env: terminal.env }),
    paths: paths.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, '')),
    name: String(repository.lock?.answers.name ?? 'repository'),
  });
  await applyPlan({ root, plan, env: terminal.env, signal: terminal.signal });
}
