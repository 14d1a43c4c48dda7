import type { Lifecycle } from '../lifecycle.ts';
import type { Turn } from '../memory.ts';
import type { Thread } from '../owner.ts';

/** Decides which turns of a thread a run sees. */
export interface Window {
  /** At most `maxTokens` of the turns (oldest first, as given), oldest first. */
  build(thread: Thread, turns: readonly Turn[], maxTokens: number): Promise<Turn[]>;
  /** What it keeps of its own, by name. */
  readonly stores: Readonly<Record<string, Lifecycle>>;
}
