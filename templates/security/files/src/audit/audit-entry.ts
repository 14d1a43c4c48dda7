import { createHash } from 'node:crypto';

/** Who did what to which thing, and how it ended. */
export interface AuditRecord {
  readonly actor: string;
  readonly action: string;
  readonly resource: string;
  readonly outcome: string;
}

/** A record in the chain: `hash` covers all fields and the hash before it. `at` is in milliseconds. */
export interface AuditEntry extends AuditRecord {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
}

/** The link before an entry: where a chain starts, or where a purge cut it. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

export const GENESIS: Link = { seq: 0, hash: '0'.repeat(64) };

/** The entries for `records`, chained onto `previous`. */
export const chainOnto = (previous: Link, records: readonly (AuditRecord & { at: number })[]): AuditEntry[] => {
  let link = previous;
  return records.map(({ at, actor, action, resource, outcome }) => {
    const seq = link.seq + 1;
    const text = JSON.stringify([link.hash, seq, at, actor, action, resource, outcome]);
    const entry = { seq, at, actor, action, resource, outcome, hash: createHash('sha256').update(text).digest('hex') };
    link = entry;
    return entry;
  });
};

export type Verdict = { intact: true; entries: number; head: string } | { intact: false; brokenAt: number };

/**
 * Computes the chain again from `anchor`. A cut tail cannot be seen from within: compare `head` with one noted earlier.
 */
export const verifyChain = async (anchor: Link, entries: AsyncIterable<AuditEntry>): Promise<Verdict> => {
  let link = anchor;
  let count = 0;
  for await (const entry of entries) {
    const [expected] = chainOnto(link, [entry]);
    if (expected?.seq !== entry.seq || expected.hash !== entry.hash) return { intact: false, brokenAt: link.seq + 1 };
    link = expected;
    count += 1;
  }
  return { intact: true, entries: count, head: link.hash };
};
