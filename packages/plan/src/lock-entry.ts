import type { Entry } from './entry.ts';
import type { LockedFile } from './lock.ts';
import { modeOf, type Theirs } from './side.ts';

/** The lock's line of a file that is now in step with what the pack renders. */
export function lockEntry(entry: Entry, theirs: Theirs, pack: string): LockedFile {
  return {
    pack,
    class: theirs.class,
    base: theirs.hash,
    mode: modeOf(theirs.executable),
    ...placeOf(entry),
  };
}

/** The lock's line of a file that is held back: its old base, wherever the file is now. Undefined for one that was never given. */
export function holdEntry(entry: Entry, policy?: LockedFile['policy']): LockedFile | undefined {
  if (!entry.locked) return undefined;
  const { policy: _policy, at: _at, ...locked } = entry.locked;
  const base = entry.base?.hash ?? locked.base;
  return { ...locked, base, ...placeOf(entry), ...(policy && { policy }) };
}

const placeOf = ({ path, target }: Entry): { at?: string } => (target === path ? {} : { at: target });
