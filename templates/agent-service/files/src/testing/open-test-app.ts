import type { Agent, RunEvent, RunRequest, RunResult } from '@acme/agent';
import { type Database, migrate } from '@acme/database';
import { openTestDatabase } from '@acme/database/testing';
import { createLogger } from '@acme/observability';
import { createCipher, createSecurity, type Principal, Unauthenticated } from '@acme/security';
import { afterAll } from 'vitest';
import { createApp } from '../create-app.ts';
import type { AppParts } from '../http/app.ts';
import { createLimiter } from '../limits/create-limiter.ts';
import { createMemoryLimitStore } from '../limits/memory-limit-store.ts';
import { createRunner } from '../runs/create-runner.ts';
import { serviceMigrations } from '../runs/migrations.ts';
import { createRunStore } from '../runs/run-store.ts';

export type Behaviour = (request: RunRequest, options: { signal: AbortSignal }) => AsyncIterable<RunEvent>;

export const resultOf = (id: string, more: Partial<RunResult> = {}): RunResult => ({
  id,
  agent: 'test',
  status: 'completed',
  output: 'hello',
  toolCalls: [],
  usage: { inputTokens: 10, outputTokens: 5, costMicroUsd: 1, estimated: false },
  ...more,
});

/** Answers at once. */
export const answers: Behaviour = async function* ({ id }) {
  yield { type: 'run.started', id, agent: 'test' };
  yield { type: 'text', text: 'hello' };
  yield { type: 'run.finished', result: resultOf(id) };
};

/** Answers only when it is told to stop. */
export const waits: Behaviour = async function* ({ id }, { signal }) {
  yield { type: 'run.started', id, agent: 'test' };
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  yield { type: 'run.finished', result: resultOf(id, { status: 'cancelled', output: '' }) };
};

const people: Record<string, Principal> = {
  ann: { id: 'ann', tenant: 'a', roles: ['user'], kind: 'user' },
  bob: { id: 'bob', tenant: 'a', roles: ['user'], kind: 'user' },
  nobody: { id: 'nobody', tenant: 'a', roles: [], kind: 'user' },
};

/** One database for each file of tests, since opening one takes a while. */
let opened: Promise<Database> | undefined;
afterAll(async () => (await opened)?.close());

/** That database, with the service's tables and nothing in them. */
export const emptyDatabase = async (): Promise<Database> => {
  opened ??= openTestDatabase();
  const database = await opened;
  await migrate(database, { owner: 'agent-service', migrations: serviceMigrations });
  await database.sql.deleteFrom('runs').execute();
  return database;
};

/**
 * The API over a real store and database, with an agent that does as told. Whoever sends `Bearer ann` is ann; everyone
 * but nobody may do everything with what they own, and operators are not played here.
 */
export const openTestApp = async (behaviour: Behaviour = answers, more: Partial<AppParts> = {}) => {
  const database = await emptyDatabase();
  const real = await createSecurity({ env: {}, database });
  const audited: string[] = [];
  const security: AppParts['security'] = {
    ...real,
    async authenticate(headers) {
      const name = headers.get('authorization')?.replace('Bearer ', '') ?? '';
      if (!people[name]) throw new Unauthenticated('credentials_invalid', 'Nobody of that name plays here.');
      return people[name];
    },
    async authorize(principal, _permission, resource) {
      const allowed = principal.id !== 'nobody' && (!resource || resource.owner === principal.id);
      return { allowed, reason: 'of a rule of this test' };
    },
    async audit(entry) {
      audited.push(`${entry.actor} ${entry.action} ${entry.outcome}`);
    },
  };
  const agent: Agent = { tools: [], run: behaviour };
  const log = createLogger({ level: 'silent' });
  const store = await createRunStore({ database, cipher: createCipher({ env: {} }) });
  const runner = createRunner({ agent, store, within: (_, work) => work(), log });
  const parts: AppParts = {
    agent,
    memory: { erase: async () => ({ deleted: { turns: 2 } }) },
    security,
    store,
    runner,
    limiter: createLimiter({ store: createMemoryLimitStore() }),
    log,
    metricsText: async () => 'up 1\n',
    notReady: async () => undefined,
    ...more,
  };
  const app = createApp(parts);
  const send = (path: string, { who = 'ann', ...init }: RequestInit & { who?: string } = {}) =>
    app.request(path, { ...init, headers: { authorization: `Bearer ${who}`, ...(init.headers as object) } });
  const post = (path: string, body: unknown, init: RequestInit & { who?: string } = {}) =>
    send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      ...init,
      headers: { 'content-type': 'application/json', ...(init.headers as object) },
    });
  return { app, parts, send, post, store, runner, database, audited };
};
