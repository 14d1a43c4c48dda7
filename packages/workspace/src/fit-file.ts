import { adaptProse } from './adapt-prose.ts';
import { adaptSource } from './adapt-source.ts';
import type { Habits } from './habits.ts';
import { placeOf } from './place-of.ts';

/** One file of a package, fitted to the workspace: its place, the commands that its prose names, its linter's directives. */
export function fitFile(
  { path, content }: { readonly path: string; readonly content: string },
  habits: Habits,
): { path: string; content: string } {
  const [, name = ''] = /^(?:packages|apps)\/([^/]+)\//.exec(path) ?? [];
  const fitted = path.endsWith('.md') ? adaptProse(content, name, habits) : adaptSource(content, habits.linters);
  return { path: placeOf(path, habits), content: fitted };
}
