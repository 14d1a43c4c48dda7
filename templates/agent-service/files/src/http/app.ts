import type { Agent } from '@acme/agent';
import type { Memory } from '@acme/memory';
import type { Logger } from '@acme/observability';
import type { Principal, Security } from '@acme/security';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Limiter } from '../limits/create-limiter.ts';
import type { Runner } from '../runs/create-runner.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { RequestTimer } from './request-timer.ts';

/** All that the routes are made of; tests pass their own. */
export interface AppParts {
  readonly agent: Agent;
  readonly memory: Pick<Memory, 'erase'>;
  readonly security: Security;
  readonly store: RunStore;
  readonly runner: Runner;
  readonly limiter: Limiter;
  readonly log: Logger;
  metricsText(): Promise<string>;
  /** Undefined where the service may be sent requests, else why not. */
  notReady(): Promise<string | undefined>;
}

export type AppEnv = { Variables: { principal: Principal; timer: RequestTimer } };
export type App = OpenAPIHono<AppEnv>;

/** A file of routes that the canvas chose. */
export type RegisterRoutes = (app: App, parts: AppParts) => void;
