import { relative, resolve, sep } from 'node:path';
import { UsageError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The paths or globs of a command line, from the root of the repository: whoever stands in a folder of it names files from
 * there. Throws UsageError where none is given or one lies outside.
 */
export function namedPaths(parsed: Parsed, { root, terminal }: { root: string; terminal: Terminal }): string[] {
  if (parsed.positionals.length === 0) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: 'Which files? A path or a quoted glob is missing',
      hint: `As in: "packages/models/**". ${terminal.program} plan lists the files.`,
    });
  }
  return parsed.positionals.map((given) => {
    const path = relative(root, resolve(terminal.cwd, given)).split(sep).join('/');
    if (path !== '' && !path.startsWith('../') && path !== '..') return path;
    if (path === '') {
      throw new UsageError({
        code: 'E_PATH',
        message: `${given} is the whole repository`,
        hint: 'Name files of it, or a quoted glob: "packages/models/**", or "**" for all that sync knows.',
      });
    }
    throw new UsageError({
      code: 'E_PATH',
      message: `${given} lies outside of the repository (${root})`,
      hint: 'Name files of the repository.',
    });
  });
}
