import { findStrayMarkers } from '@agent-canvas/merge';
import type { Entry } from './entry.ts';
import { holdEntry } from './lock-entry.ts';
import type { Repository } from './repository.ts';
import type { Verdict } from './verdict.ts';

/**
 * Looks again at a file that was left with markers. With markers still there it waits, whatever the pack has now;
 * without, a person resolved it, and what could not be merged then is the base from now on.
 */
export function reopenConflict(entry: Entry, repository: Repository): Entry | Verdict {
  const { conflicted, mine, target } = entry;
  if (!conflicted?.hasMarkers || !mine) return entry;
  const { content } = repository.read(entry.source ?? target) ?? {};
  const lines = typeof content === 'string' ? findStrayMarkers(content) : [];
  if (lines.length === 0) {
    const { conflicted: _conflicted, ...rest } = entry;
    return { ...rest, base: { hash: conflicted.theirs, executable: conflicted.mode === '100755' } };
  }
  const locked = holdEntry(entry);
  return {
    entry,
    action: 'keep',
    reason: 'conflict markers are left in it',
    ...(locked && { locked }),
    lockedConflict: conflicted,
    conflict: {
      places: [{ where: placeOf(lines), reason: 'the markers of an earlier sync are left' }],
      hasMarkers: true,
      mine: content ?? '',
      theirs: entry.theirs?.content ?? '',
    },
    notes: [],
  };
}

const placeOf = (lines: readonly number[]): string => `lines ${lines[0]}-${lines.at(-1)}`;
