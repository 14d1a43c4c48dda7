import type { Habits } from './habits.ts';
import type { WorkspaceView } from './workspace.ts';

/** The new text of .prettierignore, where prettier would lay out what the machine keeps under `.canvas/`; undefined where it would not. */
export function ignoreCanvas(view: WorkspaceView, { linters }: Pick<Habits, 'linters'>): string | undefined {
  if (!linters.includes('prettier')) return undefined;
  const before = view.read('.prettierignore') ?? '';
  if (/^\/?\.canvas(\/.*)?$/m.test(before)) return undefined;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  return `${before}${before === '' || before.endsWith('\n') ? '' : eol}.canvas/${eol}`;
}
