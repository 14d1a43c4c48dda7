import type { Formatter } from './sync-request.ts';
import type { Verdict } from './verdict.ts';

/** Files that come for the first time, written in the team's style; everything else as it was decided. */
export async function styleArrivals(verdicts: readonly Verdict[], format: Formatter): Promise<Verdict[]> {
  const texts = verdicts.flatMap(({ action, entry, version }) => {
    const isNew = action === 'write' && entry.base === undefined && entry.mine === undefined;
    const isOurs = entry.target.startsWith('.canvas/');
    return isNew && !isOurs && typeof version?.content === 'string'
      ? [{ path: entry.target, content: version.content }]
      : [];
  });
  if (texts.length === 0) return [...verdicts];
  const styled = await format(texts);
  const byPath = new Map(texts.map(({ path }, index) => [path, styled[index]]));
  return verdicts.map((verdict) => {
    const content = byPath.get(verdict.entry.target);
    return content === undefined || !verdict.version
      ? verdict
      : { ...verdict, version: { ...verdict.version, content } };
  });
}
