import type { Owner } from './owner.ts';

/** What every store can do with what it holds. Both return how many entries went. */
export interface Lifecycle {
  erase(owner: Owner): Promise<number>;
  /** Deletes what is out of date at `now` (milliseconds since 1970). */
  sweep(now: number): Promise<number>;
}
