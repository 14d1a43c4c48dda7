import { stripVTControlCharacters } from 'node:util';
import type { Plan } from '@agent-canvas/plan';

/** A path with a position, as compilers and test runners print it: `a/b.ts(1,2)`, `a/b.ts:1:2`; or a test file that failed. */
const position = /([\w@.+-]+(?:[\\/][\w@.+-]+)*\.[a-z]{2,5})(?:\(\d+,\d+\)|:\d+(?::\d+)?)/gi;

/**
 * The file that the output of a failing command points at: the first one of the plan that it names with a position, else the
 * first of the plan that it names at all, else the first position. A path may be printed from its package's folder.
 */
export function blamedPath(output: string, plan: Plan): string | undefined {
  const plain = stripVTControlCharacters(output);
  const changed = plan.changes.filter(({ action }) => action !== 'keep').map(({ path }) => path);
  const named = [...plain.matchAll(position)].map(([, path = '']) =>
    path.replaceAll('\\', '/').replace(/^(\.\/)+/, ''),
  );
  const ownOf = (path: string): string | undefined =>
    changed.find((own) => own === path) ?? changed.find((own) => own.endsWith(`/${path}`) || path.endsWith(`/${own}`));
  const inPlan = named.map(ownOf).find((own) => own !== undefined);
  return inPlan ?? changed.find((own) => own.includes('/') && plain.includes(own)) ?? named[0];
}
