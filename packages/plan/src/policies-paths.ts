import { nearest, UsageError, UserError } from '@agent-canvas/errors';
import { globProblem } from './overrides.ts';
import type { Repository } from './repository.ts';

/** Errors: E_ARGUMENT where there is no path, or one is no glob over the repository. */
export function checkGlobs(globs: readonly string[]): void {
  if (globs.length === 0) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: 'No path was given',
      hint: 'Name files, or a glob in quotes.',
    });
  }
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem === undefined) continue;
    const hint = 'Name files from the root of the repository, or a glob in quotes: "docs/**".';
    throw new UsageError({ code: 'E_ARGUMENT', message: `'${glob}' ${problem}`, hint });
  }
}

/** The error for a path that none of the candidates matches: a folder, a file of the team, or a mistake in writing. */
export function noMatch(
  glob: string,
  { candidates, repository }: { readonly candidates: readonly string[]; readonly repository: Repository },
): UserError {
  const isFolder = candidates.some((path) => path.startsWith(`${glob}/`));
  const meant = nearest(glob, candidates);
  const hint = isFolder
    ? `It is a folder: for all that it holds write "${glob}/**".`
    : repository.hash(glob) !== undefined
      ? 'The file is the team’s alone: sync does not know it and leaves it as it is.'
      : meant !== undefined
        ? `Did you mean ${meant}?`
        : 'The paths that sync knows stand in .canvas/lock.json.';
  return new UserError({ code: 'E_NO_MATCH', message: `${glob} names no file that sync knows`, hint });
}
