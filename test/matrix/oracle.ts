import type { Row } from './covering-array.ts';

/** What a repository must hold: exactly these packages, third-party dependencies and services, and these files or not. */
export interface Expected {
  readonly packages: readonly string[];
  /** Third-party names by folder; `.` is the root. Those for tests, which every package has, are left out. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** Undefined: there is no compose.yaml. */
  readonly services: readonly string[] | undefined;
  /** A path, or the start of one that ends in `/`, and whether there is such a file. */
  readonly files: Readonly<Record<string, boolean>>;
}

type When = (choices: Row) => boolean;

const always: When = () => true;
const is =
  (factor: string, ...labels: string[]): When =>
  (choices) =>
    labels.includes(choices[factor] ?? '');
const not =
  (when: When): When =>
  (choices) =>
    !when(choices);

const postgres = is('memory.architecture.working', 'postgres');
const redis = is('memory.architecture.shortTerm', 'redis');
const kubernetes = is('stack.target', 'kubernetes');
const knowledge = is('knowledge.updateStrategy.mode', 'incremental', 'full');
const oidc = is('security.implementation.auth', 'oidc');
const opa = is('security.accessControl.engine', 'opa');
const thanos = is('stack.telemetry.metricsLongTerm', 'thanos');
const elasticsearch = is('stack.telemetry.logs', 'elasticsearch');
const jaeger = is('stack.telemetry.traces', 'jaeger');
const slack = is('experience.support.alerts.slack', 'true');
const tls = is('security.implementation.tls.certificates', 'automatic', 'provided');
const remembers = is('memory.architecture.longTerm', 'pgvector', 'weaviate');
const vectors: When = (choices) => remembers(choices) || knowledge(choices);
const both =
  (...conditions: When[]): When =>
  (choices) =>
    conditions.every((holds) => holds(choices));

const packages: Readonly<Record<string, When>> = {
  'apps/agent-service': always,
  'packages/agent': always,
  'packages/database': always,
  'packages/deployment': always,
  'packages/evals': always,
  'packages/knowledge': knowledge,
  'packages/memory': always,
  'packages/models': always,
  'packages/observability': always,
  'packages/prompts': always,
  'packages/security': always,
};

const dependencies: Readonly<Record<string, Readonly<Record<string, When>>>> = {
  '.': {
    '@biomejs/biome': always,
    '@types/node': always,
    knip: always,
    node: is('stack.pinNode', 'true'),
    turbo: always,
    typescript: always,
    vitest: always,
  },
  'apps/agent-service': {
    '@hono/node-server': always,
    '@hono/zod-openapi': always,
    esbuild: always,
    hono: always,
    ioredis: redis,
    kysely: always,
    'rate-limiter-flexible': always,
    zod: always,
  },
  'packages/agent': { zod: always },
  'packages/database': {
    '@electric-sql/pglite': always,
    '@electric-sql/pglite-pgvector': vectors,
    '@types/pg': postgres,
    esbuild: always,
    kysely: always,
    pg: postgres,
  },
  'packages/deployment': {},
  'packages/evals': { zod: always },
  'packages/knowledge': { croner: always, kysely: always },
  'packages/memory': { ioredis: redis, kysely: always },
  'packages/models': { cockatiel: always },
  'packages/observability': {
    '@opentelemetry/api': always,
    '@opentelemetry/context-async-hooks': always,
    '@opentelemetry/exporter-prometheus': always,
    '@opentelemetry/exporter-trace-otlp-http': always,
    '@opentelemetry/resources': always,
    '@opentelemetry/sdk-metrics': always,
    '@opentelemetry/sdk-trace': always,
    pino: always,
  },
  'packages/prompts': {},
  'packages/security': { jose: oidc, kysely: is('security.audit.sink', 'database') },
};

/** Engines that have no adapter yet (Weaviate, Temporal, MLflow) must not be there: nothing would use them. */
const services: Readonly<Record<string, When>> = {
  'agent-service': always,
  alertmanager: slack,
  backup: postgres,
  caddy: tls,
  elasticsearch,
  jaeger,
  opa,
  postgres,
  prometheus: always,
  redis,
  'thanos-compact': thanos,
  'thanos-query': thanos,
  'thanos-sidecar': thanos,
  'thanos-store': thanos,
  vector: elasticsearch,
};

const files: Readonly<Record<string, When>> = {
  '.github/': is('stack.ci', 'github'),
  '.gitlab-ci.yml': is('stack.ci', 'gitlab'),
  Dockerfile: always,
  'docs/controls.md': not(is('security.compliance.frameworks', 'none')),
  'docs/runbooks/knowledge.md': knowledge,
  'packages/deployment/caddy/': both(not(kubernetes), tls),
  'packages/deployment/kubernetes/': kubernetes,
  'packages/deployment/kubernetes/ingress.yaml': both(kubernetes, tls),
  'packages/observability/alertmanager/': slack,
  'packages/observability/kubernetes/': kubernetes,
  'packages/observability/thanos/': both(not(kubernetes), thanos),
  'packages/observability/vector.yaml': both(not(kubernetes), elasticsearch),
  'packages/memory/src/short-term/redis.ts': redis,
  'packages/memory/src/window/summary.ts': is('memory.persistence.strategy', 'summary'),
  'packages/memory/src/window/sliding.ts': is('memory.persistence.strategy', 'sliding'),
  'packages/memory/src/long-term/pgvector.ts': remembers,
  'packages/models/src/routing/cascade.ts': is('models.routing.strategy', 'cascade'),
  'packages/models/src/routing/cost-aware.ts': is('models.routing.strategy', 'cost-aware'),
  'packages/models/src/layers/cache-decisions.ts': is('models.costControls.cache', 'true'),
  'packages/models/src/layers/compare-candidate.ts': is('api.comparison.enabled', 'true'),
  'packages/agent/src/topology/router.ts': is('architecture.multiAgent.topology', 'router'),
  'packages/agent/src/topology/supervisor.ts': is('architecture.multiAgent.topology', 'supervisor'),
  'packages/agent/src/tools/lookup.ts': is('architecture.multiAgent.specialists', 'none'),
  'packages/agent/src/tools/lookup-order.ts': not(is('architecture.multiAgent.specialists', 'none')),
  'packages/agent/src/tools/refund.ts': is('architecture.multiAgent.specialists', 'actions'),
  'packages/security/policy/': opa,
  'packages/security/src/authentication/oidc.ts': oidc,
  'packages/security/src/authentication/api-keys.ts': is('security.implementation.auth', 'api-key'),
  'packages/security/src/authentication/none.ts': is('security.implementation.auth', 'none'),
  'packages/security/src/masking/mask.ts': is('security.implementation.piiMasking', 'true'),
  'packages/security/src/encryption/envelope-cipher.ts': is('requirements.securityNeeds.encryptionAtRest', 'true'),
  'packages/security/src/audit/file-sink.ts': is('security.audit.sink', 'file'),
};

/** What a row must hold, from the design documents alone: no rule, condition or template of the product is asked. */
export function expectedOf(choices: Row): Expected {
  const chosen = (table: Readonly<Record<string, When>>): string[] =>
    Object.keys(table)
      .filter((name) => table[name]?.(choices))
      .sort();
  const present = chosen(packages);
  return {
    packages: present,
    dependencies: Object.fromEntries(['.', ...present].map((folder) => [folder, chosen(dependencies[folder] ?? {})])),
    services: kubernetes(choices) ? undefined : chosen(services),
    files: Object.fromEntries(Object.keys(files).map((path) => [path, files[path]?.(choices) ?? false])),
  };
}
