import { decideEntry } from './decide-entry.ts';
import type { Entry } from './entry.ts';
import { reopenConflict } from './reopen-conflict.ts';
import type { SyncSetup } from './sync-setup.ts';
import type { Verdict } from './verdict.ts';

/** Decides every path that hashes can decide; the others are to be merged. */
export function decideAll(
  entries: readonly Entry[],
  setup: SyncSetup,
): { readonly verdicts: Verdict[]; readonly toMerge: Entry[] } {
  const verdicts: Verdict[] = [];
  const toMerge: Entry[] = [];
  for (const entry of entries) {
    const reopened = reopenConflict(entry, setup.repository);
    if ('action' in reopened) {
      verdicts.push(reopened);
      continue;
    }
    const verdict = decideEntry(reopened, setup);
    if (verdict === 'merge') toMerge.push(reopened);
    else verdicts.push(verdict);
  }
  return { verdicts, toMerge };
}
