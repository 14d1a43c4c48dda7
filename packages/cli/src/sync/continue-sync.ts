import { abortRun, continueRun, undoRun } from '@agent-canvas/apply';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';
import { findRoot } from './find-root.ts';

const done = {
  continue: 'the interrupted sync is finished',
  abort: 'the interrupted sync is taken back',
  undo: 'the last run (of sync, set, add or sync resolve) is taken back',
} as const;

/** Finishes an interrupted sync, takes it back, or takes the last finished one back. Errors: what apply throws. */
export async function continueSync(
  mode: 'continue' | 'abort' | 'undo',
  parsed: Parsed,
  terminal: Terminal,
): Promise<number> {
  const root = findRoot(terminal.cwd);
  const run = { continue: continueRun, abort: abortRun, undo: undoRun }[mode];
  const { paths } = await run(root);
  if (parsed.has('json')) {
    terminal.out(`${JSON.stringify({ done: mode, paths, exitCode: 0 }, null, 2)}\n`);
    return 0;
  }
  terminal.note(`${terminal.style('green', '✓')} ${done[mode]}: ${named(paths)}`);
  if (mode !== 'continue' && paths.some(isManifest))
    terminal.note(`node_modules may be ahead of the manifests again: npx --yes pnpm@12 install`);
  return 0;
}

/** The files of a run by name where they are few: which run that was is told best by them. */
function named(paths: readonly string[]): string {
  const shown = paths.filter((path) => path !== '.canvas/lock.json' && path !== '.canvas/base.br');
  if (shown.length === 0) return 'what .canvas/lock.json records';
  return shown.length > 5 ? `${shown.length} files` : shown.join(', ');
}

const isManifest = (path: string): boolean => /(^|\/)(package\.json|pnpm-workspace\.yaml)$/.test(path);
