import { createAgent } from '@acme/agent';
import { openDatabase } from '@acme/database';
import { createMemory } from '@acme/memory';
import { createModels } from '@acme/models';
import { createLogger, type Logger, readLogLevel, startTelemetry } from '@acme/observability';
import { createCipher, createSecurity } from '@acme/security';
import { sql } from 'kysely';
import { createApp } from './create-app.ts';
import { timeModels } from './http/external-time.ts';
import { createLimiter } from './limits/create-limiter.ts';
import { type Listening, listen } from './listen.ts';
import { startMaintenance } from './maintenance.ts';
import { type AgentOptions, createLimitStore, type MemoryOptions } from './parts.ts';
import { createRunner, deadlineMs } from './runs/create-runner.ts';
import { createRunStore } from './runs/run-store.ts';
import { agentExtras, memoryExtras } from './wiring.ts';

export interface Service {
  readonly address: string;
  readonly developmentKey: string | undefined;
  readonly scripted: boolean;
  readonly embedded: boolean;
  readonly log: Logger;
  /** Drains: new runs are refused, running ones end or are interrupted, then everything is closed and flushed. */
  stop(): Promise<void>;
}

const SHORT_TERM_AWAY = 'short-term memory does not answer; until it does, turns are read from the database';
const LIMITS_AWAY = 'rate limits: the store does not answer; until it does, each replica counts for itself';

/** Opens everything, in the order in which it depends, and listens. Throws where a part does not start. */
export const startService = async ({ env }: { env: NodeJS.ProcessEnv }): Promise<Service> => {
  const telemetry = startTelemetry({ serviceName: 'acme-agent', env });
  const database = await openDatabase({ env });
  const security = await createSecurity({ env, database });
  const log = createLogger({ level: readLogLevel(env), mask: security.mask });
  const cipher = createCipher({ env });
  const { models, within } = timeModels(createModels({ env, log }));
  const opened = { env, database, models, log };
  const memoryExtra: Partial<MemoryOptions> = Object.assign({}, ...memoryExtras.map((extra) => extra(opened)));
  const onOutage = (error: Error) => log.warn({ reason: error.message }, SHORT_TERM_AWAY);
  const memory = await createMemory({ database, env, cipher, onOutage, ...memoryExtra });
  const extras = await Promise.all(agentExtras.map((extra) => extra(opened)));
  const agentExtra: Partial<AgentOptions> = Object.assign({}, ...extras.map(({ options }) => options));
  const agent = createAgent({ models, memory, log, ...agentExtra });
  const store = await createRunStore({ database, cipher });
  const lost = await store.failLost();
  if (lost > 0) log.warn({ lost }, 'runs that a crash cut short were failed as interrupted');

  const limits = createLimitStore({ env, onError: (error) => log.warn({ reason: error.message }, LIMITS_AWAY) });
  const runner = createRunner({ agent, store, within, log });
  const app = createApp({
    agent,
    memory,
    security,
    store,
    runner,
    limiter: createLimiter({ store: limits }),
    log,
    metricsText: telemetry.metricsText,
    notReady: async () => {
      if (runner.draining) return 'draining';
      return sql`select 1`.execute(database.sql).then(
        () => undefined,
        () => 'the database does not answer',
      );
    },
  });
  for (const warning of security.warnings()) log.warn(warning);
  const stopMaintenance = startMaintenance({ memory, security, store, runner, log });
  const server: Listening = await listen({ app, env });

  return {
    address: server.address,
    developmentKey: security.developmentKey,
    scripted: models.scripted,
    embedded: database.engine === 'embedded',
    log,
    async stop() {
      await runner.drain(deadlineMs());
      await server.close();
      stopMaintenance();
      await Promise.all([limits, memory, ...extras].map((part) => part.close()));
      await database.close();
      await telemetry.shutdown();
    },
  };
};
