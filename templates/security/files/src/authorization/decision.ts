import type { Principal } from '../principal.ts';
import type { PolicyTable } from './policy-table.ts';

/** What is acted on: whose it is, and the attributes that a caller must share with it. */
export interface Resource {
  readonly tenant: string;
  readonly owner: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An answer with its reason, fit for a log and for the caller. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

/** What an engine of decisions may need; `table` replaces the one of the canvas. */
export interface AuthorizerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof globalThis.fetch;
  readonly table?: PolicyTable;
}

/** Decides whether a principal may do something; anything not allowed by a rule is denied. */
export type Authorize = (principal: Principal, permission: string, resource?: Resource) => Promise<Decision>;
