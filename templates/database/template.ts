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
});
