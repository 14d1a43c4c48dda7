import { all, any, type Condition, defineTemplate, has, is, not, some } from '@agent-canvas/packs';

const used = not(is('knowledge.updateStrategy.mode', 'none'));
const runsLocally = (path: string): Condition => is(path, 'local-hash', 'all-mpnet-base-v2', 'all-MiniLM-L6-v2');
const hosted = any(
  not(runsLocally('knowledge.embedding.model')),
  some('knowledge.embedding.byContent'),
  all(some('knowledge.embedding.fallback'), not(runsLocally('knowledge.embedding.fallback'))),
);
const cached = is('knowledge.embedding.cache', true);
const quantized = is('knowledge.embedding.quantize', true);
const reranked = is('knowledge.retrieval.rerank', true);
const full = is('knowledge.updateStrategy.mode', 'full');
const separate = is('data.platform.layout', 'separate');
const separateServer = all(separate, is('memory.architecture.working', 'postgres'));
const deduplicated = is('data.quality.deduplicate', true);
const checks = (name: string): Condition => has('data.quality.checks', name);

export default defineTemplate({
  id: 'knowledge',
  summary: 'Documents collected from their sources, checked, indexed and searched; how fresh and how good that is',
  target: 'packages/knowledge',
  when: used,
  requires: ['database', 'observability'],
  files: [
    {
      match: 'knowledge/sample-source/welcome.md',
      kind: 'app',
      each: { list: 'data.pipelines.sources', sample: 'sample-source' },
    },
    { match: 'src/embedding/hosted*.ts', when: hosted },
    { match: 'src/embedding/cached*.ts', when: cached },
    { match: 'src/migrations/0002-embedding-cache.ts', when: cached },
    { match: 'src/index/half-precision.ts', when: quantized },
    { match: 'src/index/full-precision.ts', when: not(quantized) },
    { match: 'src/retrieval/rerank-by-proximity*.ts', when: reranked },
    { match: 'src/update/full*.ts', when: full },
    { match: 'src/update/incremental*.ts', when: not(full) },
    { match: 'src/store/unified-store.ts', when: not(separate) },
    { match: 'src/store/separate-store.ts', when: separate },
    { match: 'src/store/separate-store-gap.ts', when: separateServer },
    { match: 'src/quality/has-language*.ts', when: checks('language') },
    { match: 'src/quality/has-length*.ts', when: checks('length') },
    { match: 'src/quality/has-no-pii*.ts', when: checks('pii') },
    { match: 'src/quality/is-reviewed*.ts', when: checks('reviewed') },
    { match: 'src/quality/is-new*.ts', when: deduplicated },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Values of the knowledge base: each comes from the canvas.',
    entries: [
      {
        key: 'sources',
        from: 'data.pipelines.sources',
        type: { name: 'Source[]', import: 'Source', from: './sources/source.ts' },
        pick: ['name', 'kind', 'location', 'content'],
      },
      { key: 'schedule', from: 'data.pipelines.schedule' },
      { key: 'maxAgeMs', from: 'data.quality.maxAge', as: 'ms' },
      { key: 'governance.owner', from: 'data.governance.owner' },
      { key: 'governance.reviewEveryMs', from: 'data.governance.reviewEvery', as: 'ms' },
      { key: 'governance.classes', from: 'data.governance.classes', type: { name: 'string[]' } },
      { key: 'updateEveryMs', from: 'knowledge.updateStrategy.every', as: 'ms' },
      { key: 'embedding.model', from: 'knowledge.embedding.model' },
      {
        key: 'embedding.byContent',
        from: 'knowledge.embedding.byContent',
        type: { name: 'ContentModel[]', import: 'ContentModel', from: './embedding/content-model.ts' },
        pick: ['content', 'model'],
      },
      { key: 'embedding.fallback', from: 'knowledge.embedding.fallback' },
      { key: 'embedding.batchSize', from: 'knowledge.embedding.batchSize' },
      { key: 'retrieval.weights.semantic', from: 'knowledge.retrieval.weights.semantic' },
      { key: 'retrieval.weights.lexical', from: 'knowledge.retrieval.weights.lexical' },
      { key: 'retrieval.weights.recency', from: 'knowledge.retrieval.weights.recency' },
      { key: 'retrieval.minimumScore', from: 'knowledge.retrieval.minimumScore' },
      { key: 'retrieval.optimalScore', from: 'knowledge.retrieval.optimalScore' },
      { key: 'retrieval.topK', from: 'knowledge.retrieval.topK' },
      { key: 'monitoring.minHitRatePct', from: 'knowledge.monitoring.minHitRatePct' },
      { key: 'monitoring.maxStalenessMs', from: 'knowledge.monitoring.maxStaleness', as: 'ms' },
      { key: 'monitoring.maxLagMs', from: 'knowledge.monitoring.maxLag', as: 'ms' },
      { key: 'monitoring.maxFailurePct', from: 'knowledge.monitoring.maxFailurePct' },
    ],
  },
  wiring: [
    {
      path: 'src/store.ts',
      doc: 'Where knowledge is kept, by data.platform.layout.',
      exports: [
        {
          name: 'openStore',
          choose: [
            { import: 'openUnifiedStore', from: './store/unified-store.ts', when: not(separate) },
            { import: 'openSeparateStore', from: './store/separate-store.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/update.ts',
      doc: 'How the index is brought up to date, by knowledge.updateStrategy.mode.',
      exports: [
        {
          name: 'update',
          choose: [
            { import: 'updateIncrementally', from: './update/incremental.ts', when: not(full) },
            { import: 'updateFully', from: './update/full.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/precision.ts',
      doc: 'How exact the vector index is, by knowledge.embedding.quantize.',
      exports: [
        {
          name: 'precision',
          choose: [
            { import: 'fullPrecision', from: './index/full-precision.ts', when: not(quantized) },
            { import: 'halfPrecision', from: './index/half-precision.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/embedders.ts',
      doc: 'The embedders that knowledge.embedding may name, and what is added to them.',
      exports: [
        {
          name: 'embedderDecorators',
          type: { name: 'EmbedderDecorator', from: './embedding/embedder.ts' },
          list: [{ import: 'withCache', from: './embedding/cached.ts', when: cached }],
        },
        {
          name: 'embedderFactories',
          type: { name: 'EmbedderFactory', from: './embedding/embedder.ts' },
          list: [
            { import: 'openLocalHash', from: './embedding/local-hash.ts' },
            { import: 'openHosted', from: './embedding/hosted.ts', when: hosted },
          ],
        },
      ],
    },
    {
      path: 'src/rerankers.ts',
      doc: 'What orders found passages again, by knowledge.retrieval.rerank.',
      exports: [
        {
          name: 'rerankers',
          type: { name: 'Reranker', from: './retrieval/reranker.ts' },
          list: [{ import: 'rerankByProximity', from: './retrieval/rerank-by-proximity.ts', when: reranked }],
        },
      ],
    },
    {
      path: 'src/quality.ts',
      doc: 'The checks that every document has to pass, by data.quality.',
      exports: [
        {
          name: 'qualityChecks',
          type: { name: 'QualityCheck', from: './quality/quality-check.ts' },
          list: [
            { import: 'hasMetadata', from: './quality/has-metadata.ts' },
            { import: 'hasLanguage', from: './quality/has-language.ts', when: checks('language') },
            { import: 'hasLength', from: './quality/has-length.ts', when: checks('length') },
            { import: 'hasNoPii', from: './quality/has-no-pii.ts', when: checks('pii') },
            { import: 'isReviewed', from: './quality/is-reviewed.ts', when: checks('reviewed') },
            { import: 'isNew', from: './quality/is-new.ts', when: deduplicated },
          ],
        },
      ],
    },
    {
      path: 'src/migrations.ts',
      doc: 'The tables of the knowledge base.',
      exports: [
        {
          name: 'migrations',
          type: { name: 'Migration', from: '@acme/database' },
          list: [
            { import: 'knowledge', from: './migrations/0001-knowledge.ts' },
            { import: 'embeddingCache', from: './migrations/0002-embedding-cache.ts', when: cached },
          ],
        },
      ],
    },
    {
      path: 'src/gaps.ts',
      doc: 'What the chosen engines lack for production.',
      exports: [
        {
          name: 'gapChecks',
          type: { name: 'GapCheck', from: './production-gaps.ts' },
          list: [
            { import: 'hostedGap', from: './embedding/hosted-gap.ts', when: hosted },
            { import: 'separateStoreGap', from: './store/separate-store-gap.ts', when: separateServer },
          ],
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'root.scripts',
      key: 'ingest',
      value: { run: 'node --env-file-if-exists=.env packages/knowledge/src/ingest.ts' },
    },
    {
      slot: 'readme.commands',
      key: 'ingest',
      value: { command: 'pnpm ingest', what: 'reads, checks and indexes the documents that the agent knows from' },
    },
    {
      slot: 'agents.tasks',
      key: 'knowledge-page',
      value: { task: 'add to what the agent knows', file: 'a page in the folder of a source, then `pnpm ingest`' },
    },
    {
      slot: 'env',
      key: 'EMBEDDINGS_API_KEY',
      value: { doc: 'Key of the embedding model; absent: OPENAI_API_KEY', example: '', secret: true },
      when: hosted,
    },
    {
      slot: 'env',
      key: 'EMBEDDINGS_BASE_URL',
      value: { doc: 'Address of an OpenAI-compatible embedding server; absent: OpenAI', example: '', secret: false },
      when: hosted,
    },
    {
      slot: 'env',
      key: 'KNOWLEDGE_DATABASE_URL',
      value: {
        doc: 'PostgreSQL (with pgvector) of the knowledge base; without it development runs on an embedded one',
        example: 'postgres://agent:password@localhost:5432/knowledge',
        secret: true,
      },
      when: separateServer,
    },
  ],
  unbuilt: [
    { setting: 'knowledge.embedding.model', value: 'all-mpnet-base-v2', runsOn: 'local-hash' },
    { setting: 'knowledge.embedding.model', value: 'all-MiniLM-L6-v2', runsOn: 'local-hash' },
    { setting: 'knowledge.embedding.fallback', value: 'all-mpnet-base-v2', runsOn: 'local-hash' },
    { setting: 'knowledge.embedding.fallback', value: 'all-MiniLM-L6-v2', runsOn: 'local-hash' },
    { setting: 'knowledge.embedding.byContent', value: 'all-mpnet-base-v2', runsOn: 'local-hash' },
    { setting: 'knowledge.embedding.byContent', value: 'all-MiniLM-L6-v2', runsOn: 'local-hash' },
    { setting: 'data.quality.checks', value: 'agreement', runsOn: 'the other checks' },
  ],
  operations: [
    {
      setting: 'knowledge.updateStrategy.mode',
      from: 'none',
      steps: [
        {
          do: 'Give the PostgreSQL of the service the extension pgvector (CREATE EXTENSION vector, as a superuser) before the new code boots; the embedded database has it.',
          kind: 'service',
        },
        {
          do: 'Run pnpm ingest with the new code before traffic reaches it: until then every search comes back empty.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'knowledge.updateStrategy.mode',
      to: 'none',
      steps: [
        {
          do: 'Once the new code runs, drop the tables knowledge_sources, knowledge_documents, knowledge_passages and knowledge_embeddings: nothing erases from them any more.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'knowledge.embedding.model',
      when: used,
      steps: [
        {
          do: 'Set EMBEDDINGS_API_KEY, and EMBEDDINGS_BASE_URL for a server of your own, where the model is a hosted one; estimate what embedding every document costs.',
          kind: 'secret',
        },
        {
          do: 'Re-index: vectors of two models cannot be compared. Without a gap: set knowledge.embedding.fallback to the new model first, sync, deploy and run pnpm ingest (a second index beside the first); change the model only then. Else run pnpm ingest with the new configuration in a quiet hour: it replaces one document after the other, and the old code finds less and less meanwhile.',
          kind: 'data',
        },
        {
          do: 'Measure again what a good match scores (knowledge.retrieval.minimumScore and optimalScore, where they are not auto) and run pnpm eval: scores of two models are on different scales.',
          kind: 'data',
        },
        {
          do: 'Drop the index of the old model (knowledge_hnsw_…) and its rows in knowledge_embeddings after a day without a rollback.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'data.platform.layout',
      to: 'separate',
      when: used,
      steps: [
        {
          do: 'Create a database for knowledge with pgvector, and set KNOWLEDGE_DATABASE_URL where the service runs.',
          kind: 'service',
        },
        {
          do: 'Fill it by pnpm ingest before the new code takes traffic; where sources cannot be read again, copy the knowledge_ tables with pg_dump --data-only instead.',
          kind: 'data',
        },
        {
          do: 'Drop the knowledge_ tables of the old database after a day without a rollback.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'data.platform.layout',
      to: 'unified',
      when: used,
      steps: [
        {
          do: 'Fill the tables in the database of the service by pnpm ingest (or pg_dump --data-only) before the new code takes traffic; size its disk and pool for both.',
          kind: 'data',
        },
        { do: 'Remove KNOWLEDGE_DATABASE_URL and the old database.', kind: 'service', after: true },
      ],
    },
  ],
});
