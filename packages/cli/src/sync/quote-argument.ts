/** A path as a POSIX shell takes it in a command that is to be pasted. */
export function quoteArgument(path: string): string {
  return /^[\w./@+][\w./@+-]*$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
