import { type Database, migrate } from '@acme/database';
import { requireVector } from '@acme/database/vector';
import { record } from '@acme/observability';
import { config } from './config.ts';
import { collectSource } from './documents/collect-source.ts';
import { createDocumentStore } from './documents/document-store.ts';
import { openEmbedders } from './embedding/open-embedders.ts';
import { ensureVectorIndex } from './index/passage-index.ts';
import { keepFresh } from './keep-fresh.ts';
import type { IngestReport, Knowledge, SourceReport } from './knowledge.ts';
import { migrations } from './migrations.ts';
import { measureHealth } from './monitoring/measure-health.ts';
import { precision } from './precision.ts';
import { search } from './retrieval/search.ts';
import { openStore } from './store.ts';
import { update } from './update.ts';

/** Searches that the hit rate is taken over. */
const HITS_KEPT = 1_000;

export interface KnowledgeOptions {
  readonly database: Database;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly fetch?: typeof fetch;
}

/**
 * Opens the knowledge base and brings its tables up to date. It holds nothing until `ingest` has run once.
 *
 * @throws when the database cannot hold vectors, or an embedding model does not answer.
 */
export const createKnowledge = async ({
  env,
  clock = Date.now,
  fetch = globalThis.fetch,
  ...options
}: KnowledgeOptions): Promise<Knowledge> => {
  const store = await openStore({ database: options.database, env });
  const { database } = store;
  await requireVector(database, precision.pgvector);
  await migrate(database, { owner: 'knowledge', migrations });
  const documents = createDocumentStore(database);
  const embedders = await openEmbedders({ env, fetch, database });
  const { fingerprint } = embedders;
  for (const embedder of [...embedders.searched, ...(embedders.second ? [embedders.second] : [])]) {
    await ensureVectorIndex(database, embedder);
  }
  const observed: { hits: boolean[]; failurePct: number | undefined } = { hits: [], failurePct: undefined };
  let running: Promise<unknown> = Promise.resolve();
  /** One at a time: two updates would write the same passages. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = running.then(work);
    running = turn.catch(() => {});
    return turn;
  };

  const renew = () => inTurn(() => update({ database, documents, embedders }));
  const collect = async (): Promise<SourceReport[]> => {
    await documents.keepSources(config.sources.map(({ name }) => name));
    const reports: SourceReport[] = [];
    for (const source of config.sources) {
      const { report, oldestMs } = await collectSource(source, documents, { env, fetch, clock });
      const waiting = await documents.oldestPending(fingerprint, source.name);
      record.ingestion({
        source: source.name,
        outcome: report.error ? 'failed' : 'ok',
        ageSeconds: oldestMs / 1_000,
        lagSeconds: waiting === undefined ? 0 : (clock() - waiting) / 1_000,
      });
      reports.push(report);
    }
    return reports;
  };
  const ingest = async (): Promise<IngestReport> => {
    const sources = await inTurn(collect);
    const indexed = await renew();
    observed.failurePct = failurePctOf(sources);
    return { sources, indexed, failurePct: observed.failurePct };
  };

  return {
    ingest,
    search: async (request) => {
      const passages = await search(request, { database, embedders, clock });
      observed.hits.push(passages.length > 0);
      if (observed.hits.length > HITS_KEPT) observed.hits.shift();
      return passages;
    },
    health: () => measureHealth({ documents, fingerprint, observed, now: clock() }),
    keepFresh: ({ onError }) => keepFresh({ ingest, renew, onError }),
    close: async () => {
      await running;
      await store.close();
    },
  };
};

/** A source that could not be read counts as one failed document. */
const failurePctOf = (reports: readonly SourceReport[]): number => {
  const failed = reports.reduce((sum, { error, refused }) => sum + refused.length + (error ? 1 : 0), 0);
  const total = failed + reports.reduce((sum, { accepted }) => sum + accepted, 0);
  return total === 0 ? 0 : (failed / total) * 100;
};
