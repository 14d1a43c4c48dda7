import { InternalError, UserError } from '@agent-canvas/errors';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  ENOTDIR: 'a part of the path is a file',
  ENOTEMPTY: 'something else was created there meanwhile',
  EEXIST: 'something else was created there meanwhile',
  ENAMETOOLONG: 'the path is too long',
};

/** Puts a refusal of the disk into words (E_WRITE); errors that are already meant for people pass through. */
export function toWriteError(error: unknown, target: string): unknown {
  if (error instanceof UserError || error instanceof InternalError) return error;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const cause = causes[code];
  if (cause === undefined) return error;
  return new UserError({
    code: 'E_WRITE',
    message: `${target} could not be written: ${cause} (${code}${path ? `, ${path}` : ''})`,
    hint: 'What was written was taken away again. Put the cause right, or name another folder.',
    cause: error,
  });
}
