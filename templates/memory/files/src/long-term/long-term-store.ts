import type { Lifecycle } from '../lifecycle.ts';
import type { Recollection, Turn } from '../memory.ts';
import type { Thread } from '../owner.ts';

export interface Recall {
  readonly thread: Thread;
  readonly input: string;
  /** Turns of this thread from here on are in the window already (milliseconds since 1970). */
  readonly windowStart: number | undefined;
}

/** What is remembered beyond a thread's window. */
export interface LongTerm {
  /** How much of the window is kept free for what it recalls, 0 to 1. */
  readonly windowShare: number;
  remember(thread: Thread, turns: readonly Turn[]): Promise<void>;
  /** The best first; only what reaches the minimum score. */
  recall(request: Recall): Promise<Recollection[]>;
  readonly stores: Readonly<Record<string, Lifecycle>>;
}
