import { all, any, defineTemplate, is, not } from '@agent-canvas/packs';

const onPostgres = is('memory.architecture.working', 'postgres');
const onEmbedded = is('memory.architecture.working', 'embedded');
const beyondPrototype = all(onEmbedded, not(is('stage', 'prototype')));
const storesVectors = any(
  not(is('memory.architecture.longTerm', 'none')),
  not(is('knowledge.updateStrategy.mode', 'none')),
);

const postgresService = (image: string) => ({
  image,
  environment: {
    POSTGRES_USER: 'agent',
    POSTGRES_DB: 'agent',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
    POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?set it in .env}',
  },
  volumes: ['postgres-data:/var/lib/postgresql/data'],
  healthcheck: { test: ['CMD', 'pg_isready', '-U', 'agent'], interval: '5s', timeout: '3s', retries: 20 },
});

export default defineTemplate({
  id: 'database',
  summary: 'The SQL connection: PostgreSQL or the embedded PGlite, migrations, test engines',
  target: 'packages/database',
  covers: {
    'L1.3': { answers: ['memory.architecture.working'], proof: 'templates/database/files/src/contract.test.ts' },
  },
  files: [
    { match: 'src/postgres/**', when: onPostgres },
    { match: 'src/testing/postgres-test-engine.ts', when: onPostgres },
    { match: 'src/testing/start-postgres.ts', when: onPostgres },
    { match: 'src/embedded/embedded-gap.ts', when: beyondPrototype },
    { match: 'src/vector/**', when: storesVectors },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Values of the database: each comes from the canvas.',
    entries: [
      { key: 'statementTimeoutMs', from: 'requirements.performance.taskP95Ms' },
      { key: 'poolSize', from: 'derived.databasePoolSize', when: onPostgres },
    ],
  },
  wiring: [
    {
      path: 'src/engine.ts',
      doc: 'The engine that memory.architecture.working chose.',
      exports: [
        {
          name: 'openEngine',
          choose: [
            { import: 'openPostgresOrTwin', from: './postgres/open-postgres-or-twin.ts', when: onPostgres },
            { import: 'openEmbedded', from: './embedded/open-embedded.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/gaps.ts',
      doc: 'What each chosen engine lacks for production.',
      exports: [
        {
          name: 'gapChecks',
          type: { name: 'GapCheck', from: './production-gaps.ts' },
          list: [
            { import: 'embeddedGap', from: './embedded/embedded-gap.ts', when: beyondPrototype },
            { import: 'postgresGap', from: './postgres/postgres-gap.ts', when: onPostgres },
          ],
        },
      ],
    },
    {
      path: 'src/embedded/extensions.ts',
      doc: 'Extensions that the embedded database can create.',
      exports: [
        {
          name: 'extensions',
          type: { name: 'Extension', from: '@electric-sql/pglite' },
          list: [{ import: 'vector', from: '@electric-sql/pglite-pgvector', when: storesVectors }],
        },
      ],
    },
    {
      path: 'src/testing/engines.ts',
      doc: 'The engines that contract suites run on.',
      exports: [
        {
          name: 'testEngines',
          type: { name: 'TestEngine', from: './test-engine.ts' },
          list: [
            { import: 'embeddedTestEngine', from: './embedded-test-engine.ts' },
            { import: 'postgresTestEngine', from: './postgres-test-engine.ts', when: onPostgres },
          ],
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'env',
      key: 'DATA_DIR',
      value: { doc: 'Where the embedded database keeps its files', example: '.data', secret: false },
    },
    {
      slot: 'env',
      key: 'DATABASE_URL',
      value: {
        doc: 'PostgreSQL; without it development runs on the embedded database',
        example: 'postgres://agent:password@localhost:5432/agent',
        secret: true,
      },
      when: onPostgres,
    },
    {
      slot: 'env',
      key: 'POSTGRES_PASSWORD',
      value: { doc: 'Password of the PostgreSQL that compose starts', example: '', secret: true },
      when: all(onPostgres, not(is('stack.target', 'kubernetes'))),
    },
    {
      slot: 'compose.services',
      key: 'postgres',
      value: postgresService('pgvector/pgvector:pg17'),
      when: all(onPostgres, storesVectors),
    },
    {
      slot: 'compose.services',
      key: 'postgres',
      value: postgresService('postgres:17'),
      when: all(onPostgres, not(storesVectors)),
    },
    { slot: 'compose.volumes', key: 'postgres-data', value: {}, when: onPostgres },
    {
      slot: 'agents.tasks',
      key: 'database-migration',
      value: { task: 'change a table', file: 'a new migration in `src/migrations` of the package that owns it' },
    },
  ],
  operations: [
    {
      setting: 'memory.architecture.working',
      to: 'postgres',
      steps: [
        {
          do: 'Start PostgreSQL 17 with a database of its own; where vectors are stored run CREATE EXTENSION vector in it as a superuser.',
          kind: 'service',
        },
        {
          do: 'Set DATABASE_URL (and POSTGRES_PASSWORD for the PostgreSQL of compose) where the service runs, as a secret.',
          kind: 'secret',
        },
        {
          do: 'Stop the service and copy the folder DATA_DIR/postgres: one process at a time may own it, and the copy is the way back.',
          kind: 'data',
        },
        {
          do: 'Move the tables: serve the copy to PostgreSQL clients (PGlite has a socket server for that), then pg_dump --no-owner | psql "$DATABASE_URL". Take schema_migrations along, so that the new code does not create the tables again.',
          kind: 'data',
        },
        {
          do: 'Compare the row counts of memory_turns, memory_recollections, runs, feedback and audit_entries on both sides, and run pnpm verify:audit against the new one: the chain has to be intact.',
          kind: 'data',
        },
        { do: 'Set up backups of the new database before it takes writes.', kind: 'service' },
        {
          do: 'Keep the old folder for as long as the backups, then delete it: it holds personal data.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'memory.architecture.working',
      to: 'embedded',
      steps: [
        {
          do: 'Scale the service to one replica with a lasting volume at DATA_DIR: one process owns an embedded database.',
          kind: 'service',
        },
        {
          do: 'Stop the service and dump PostgreSQL (pg_dump --format=custom): the dump is the way back, and the audit trail has to be kept as long as security.audit.retentionDays says.',
          kind: 'data',
        },
        {
          do: 'Load what has to live on into the empty folder DATA_DIR/postgres through the socket server of PGlite; without that the service starts empty.',
          kind: 'data',
        },
        {
          do: 'Remove DATABASE_URL where the service runs, then shut PostgreSQL down.',
          kind: 'secret',
          after: true,
        },
      ],
    },
  ],
});
