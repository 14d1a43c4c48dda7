import { compareVersions } from './compare-versions.ts';
import { type Lock, sealLock } from './lock.ts';
import { parseLock } from './read-lock.ts';

/**
 * Merges a lock that git could not, from the texts of git's stages: what one side changed, entry by entry; where both
 * changed one entry, the side of the higher pack version. Without a base (both sides added the lock) every difference is
 * one of both. Errors: those of `readLock`, but for the checksum.
 */
export function repairLock(stages: {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}): Lock {
  const base = stages.base === undefined ? undefined : parseLock(stages.base).stored;
  const [ours, theirs] = [parseLock(stages.ours).stored, parseLock(stages.theirs).stored];
  const higher = isHigher(theirs, ours) ? theirs : ours;
  const pick = <T>(read: (lock: Lock) => T): T => {
    const [was, mine, other] = [base && read(base), read(ours), read(theirs)];
    if (isEqual(mine, other)) return mine;
    if (!base) return mine === undefined || other === undefined ? (mine ?? other) : read(higher);
    if (isEqual(was, other)) return mine;
    return isEqual(was, mine) ? other : read(higher);
  };
  const merge = <T>(read: (lock: Lock) => Readonly<Record<string, T>>): Record<string, T> => {
    const keys = new Set([ours, theirs].flatMap((lock) => Object.keys(read(lock))));
    const entries = [...keys].map((key) => [key, pick((lock) => read(lock)[key])] as const);
    return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  };
  const files = merge((lock) => lock.files);
  const workspace = pick((lock) => lock.workspace);
  return sealLock({
    lockVersion: ours.lockVersion,
    packs: merge((lock) => lock.packs),
    canvas: pick((lock) => lock.canvas),
    overrides: pick((lock) => lock.overrides),
    answers: merge((lock) => lock.answers),
    migrations: [...new Set([...ours.migrations, ...theirs.migrations])],
    added: [...new Set([...ours.added, ...theirs.added])].sort(),
    ...(workspace && { workspace }),
    ejected: merge((lock) => lock.ejected),
    files,
    conflicts: merge((lock) => lock.conflicts),
  });
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isHigher(one: Lock, other: Lock): boolean {
  return Object.entries(one.packs).some(([name, { version }]) => {
    const against = other.packs[name]?.version;
    return against === undefined || compareVersions(version, against) > 0;
  });
}
