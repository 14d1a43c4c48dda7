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
    const reopened = reopenConflict(withEndedPolicy(entry, setup), setup.repository);
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

/** Says of a file that the pack changed why it is no longer held back. */
function withEndedPolicy(entry: Entry, { policyOf, expiredOf }: SyncSetup): Entry {
  const { target, path, theirs, base } = entry;
  const ended = theirs?.hash === base?.hash ? undefined : expiredOf(target, path);
  if (!ended || policyOf(target, path)) return entry;
  const note = `the ${ended.policy} of .canvas/overrides.yaml ended on ${ended.expires}: it is synced again`;
  return { ...entry, notes: [...entry.notes, note] };
}
