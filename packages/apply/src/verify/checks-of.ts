import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '@agent-canvas/plan';

/** One command of the package manager. */
export interface Check {
  /** As a person would type it. */
  readonly shown: string;
  /** After the package manager's own words. */
  readonly args: readonly string[];
}

/**
 * What tells whether a repository works with a plan: its script for types, and its tests, only those that can be affected
 * where vitest runs them at the root and no file changes that every test depends on.
 */
export async function checksOf(root: string, plan: Plan): Promise<readonly Check[]> {
  const { scripts = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  const types = 'check:types' in scripts ? [toCheck('run', 'check:types')] : [];
  if (!('test' in scripts)) return types;
  const changed = plan.changes.filter(({ action }) => action !== 'keep').map(({ path }) => path);
  const isWide = changed.some((path) => isShared(path));
  const isVitest = /^vitest( run)?( |$)/.test(scripts.test ?? '');
  if (isWide || !isVitest) return [...types, toCheck('run', 'test')];
  const related = changed.filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  if (related.length === 0) return types;
  return [...types, toCheck('exec', 'vitest', 'related', '--run', '--passWithNoTests', ...related)];
}

/** Files that no import graph leads to, though everything depends on them. */
const isShared = (path: string): boolean =>
  /(^|\/)(package\.json|pnpm-workspace\.yaml|tsconfig[^/]*\.json|vitest\.config\.[^/]+)$/.test(path);

const toCheck = (...args: string[]): Check => ({
  shown: `pnpm ${args.slice(args[0] === 'run' ? 1 : 0).join(' ')}`,
  args,
});
