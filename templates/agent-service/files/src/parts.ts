import type { createAgent } from '@acme/agent';
import type { Database } from '@acme/database';
import type { createMemory } from '@acme/memory';
import type { Models } from '@acme/models';
import type { Logger } from '@acme/observability';
import type { LimitStore, LimitStoreOptions } from './limits/limit-store.ts';
import * as wiring from './wiring.ts';

/** What the agent or the memory is given beyond the parts that every canvas has. */
export type AgentExtra = (parts: Opened) => Promise<{ options: Partial<AgentOptions>; close(): Promise<void> }>;
export type MemoryExtra = (parts: Opened) => Partial<MemoryOptions>;
export type AgentOptions = Parameters<typeof createAgent>[0];
export type MemoryOptions = Parameters<typeof createMemory>[0];

export interface Opened {
  readonly env: NodeJS.ProcessEnv;
  readonly database: Database;
  readonly models: Models;
  readonly log: Logger;
}

/** The one engine that the service itself chooses; whatever the canvas names has this shape. */
export const createLimitStore: (options: LimitStoreOptions) => LimitStore = wiring.createLimitStore;
