import { join, relative, sep } from 'node:path';
import { applyPlan, openBases, readRepository } from '@agent-canvas/apply';
import { UsageError } from '@agent-canvas/errors';
import { acceptOurs, acceptTheirs, type Note, resolveConflict } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { conflictNamed } from './conflict-named.ts';
import { findRoot } from './find-root.ts';
import { quoteArgument } from './quote-argument.ts';

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
  const settled: string[] = [];
  const notes: Note[] = [];
  for (const { settle, paths } of wanted) {
    const done = await settlePaths(root, { settle, paths, terminal });
    settled.push(...done.paths);
    notes.push(...done.notes);
  }
  const { lock } = await open(root, terminal);
  const left = Object.keys(lock?.conflicts ?? {}).map((path) => lock?.files[path]?.at ?? path);
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ settled, left, notes, exitCode: left.length > 0 ? 4 : 0 }, null, 2)}\n`);
  } else {
    const toAdd = settled.map((path) => relative(terminal.cwd, join(root, path)).split(sep).join('/'));
    terminal.note(
      `${terminal.style('green', '✓')} settled: ${settled.join(', ')}. Now: git add ${toAdd.map(quoteArgument).join(' ')}`,
    );
    for (const { path, text } of notes) terminal.note(`${terminal.style('yellow', 'note')} ${path}: ${text}`);
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
): Promise<{ readonly paths: readonly string[]; readonly notes: readonly Note[] }> {
  const { settle, paths, terminal } = request;
  const repository = await open(root, terminal);
  const named = paths.map((path) => conflictNamed(path, { root, cwd: terminal.cwd, lock: repository.lock }));
  const plan = await settle({
    repository,
    bases: openBases(repository, { env: terminal.env }),
    paths: named,
    name: String(repository.lock?.answers.name ?? 'repository'),
  });
  await applyPlan({ root, plan, env: terminal.env, signal: terminal.signal });
  return { paths: named, notes: plan.notes };
}
