/** Whether a range (`^4.1.0`, `4.x`, `~0.29.1`) begins in the major of a version; below 1.0.0 the minor counts as one. */
export function isSameMajor(range: string, version: string): boolean {
  const a = leading(range);
  const b = leading(version);
  if (a === undefined || b === undefined || a.major !== b.major) return false;
  return a.major !== '0' || a.minor === b.minor;
}

function leading(text: string): { major: string; minor: string } | undefined {
  const [, major, minor = '0'] = /^[\^~>=v\s]*(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return major === undefined ? undefined : { major, minor };
}
