/** Orders versions by their numbers; a pre-release stands before its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const index of [0, 1, 2]) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.pre === right.pre) return 0;
  if (left.pre === '') return 1;
  if (right.pre === '') return -1;
  return left.pre < right.pre ? -1 : 1;
}

function partsOf(version: string): { numbers: number[]; pre: string } {
  const [release = '', ...pre] = (version.split('+')[0] ?? '').split('-');
  return { numbers: release.split('.').map(Number), pre: pre.join('-') };
}
