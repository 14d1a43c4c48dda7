import { holdEntry } from './lock-entry.ts';
import type { Repository } from './repository.ts';
import type { Verdict } from './verdict.ts';

/**
 * Takes back each new file whose path differs only in case from one that is there: where case makes no difference they
 * are one file.
 */
export function refuseClashes(verdicts: readonly Verdict[], repository: Repository): Verdict[] {
  const isNew = ({ action, entry }: Verdict): boolean =>
    (action === 'write' || action === 'conflict') && (entry.disk === undefined || entry.source !== undefined);
  if (!verdicts.some(isNew)) return [...verdicts];
  const leaving = new Set(
    verdicts.flatMap(({ action, entry }) => [
      ...(action === 'delete' ? [entry.target] : []),
      ...(entry.source === undefined ? [] : [entry.source]),
    ]),
  );
  const there = new Map(
    repository.paths().flatMap((path) => (leaving.has(path) ? [] : [[path.toLowerCase(), path] as const])),
  );
  return verdicts.map((verdict) => {
    const { entry } = verdict;
    const other = there.get(entry.target.toLowerCase());
    if (!isNew(verdict) || other === undefined || other === entry.target) return verdict;
    const reason = `${other} is there, which is the same path where case makes no difference: rename one of them`;
    const { source, ...rest } = entry;
    const stayed = source === undefined ? entry : { ...rest, target: source };
    const locked = holdEntry(stayed);
    return { entry: stayed, action: 'keep', reason, ...(locked && { locked }), notes: [...entry.notes, reason] };
  });
}
