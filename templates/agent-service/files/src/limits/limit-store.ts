import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** Counts points per key and minute; where the counts live is the canvas's choice. */
export interface LimitStore {
  perMinute(limit: { name: string; points: number }): RateLimiterAbstract;
  close(): Promise<void>;
}

export interface LimitStoreOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Told when the store fails and another takes over. */
  readonly onError: (error: Error) => void;
}
