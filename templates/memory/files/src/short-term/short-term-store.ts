import type { Lifecycle } from '../lifecycle.ts';
import type { Thread } from '../owner.ts';

/** Entries held of one thread; more turns than any window is likely to show. */
export const MAX_ENTRIES = 500;

/**
 * Keeps the latest entries of threads in use, so that a request need not ask the database. Entries are opaque texts;
 * a thread goes `shortTermTtlMs` after its last use.
 */
export interface ShortTermStore extends Lifecycle {
  /** Entries of a thread, oldest first; undefined: it is not held. */
  read(thread: Thread): Promise<string[] | undefined>;
  /** Holds a thread with these entries, instead of whatever was held. */
  fill(thread: Thread, entries: readonly string[]): Promise<void>;
  /** Adds to a thread that is held, and to no other: half a thread would pass for the whole. */
  append(thread: Thread, entries: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface ShortTermOptions {
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly clock: () => number;
  readonly env: NodeJS.ProcessEnv;
  /** Told once for each outage of a store that others stand in for. */
  readonly onOutage?: ((error: Error) => void) | undefined;
}
