import type { AuditEntry, AuditRecord, Link } from './audit-entry.ts';

/** Where the audit chain is kept. Only the sink knows the last link, so it does the chaining, under its own lock. */
export interface AuditSink {
  append(records: readonly (AuditRecord & { at: number })[]): Promise<void>;
  /** The chain as stored, from the link that a purge left behind. */
  read(): Promise<{ anchor: Link; entries: AsyncIterable<AuditEntry> }>;
  /** Drops entries older than `before` (ms), keeping the last dropped link as anchor; returns how many. */
  purge(before: number): Promise<number>;
}
