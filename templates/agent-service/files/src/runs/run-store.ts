import type { RunResult } from '@acme/agent';
import { type Database, migrate } from '@acme/database';
import type { Cipher, Resource } from '@acme/security';
import type { Kysely } from 'kysely';
import { serviceMigrations } from './migrations.ts';

export type RunStatus = 'running' | RunResult['status'];

/** A run as stored; `result` once it is over. */
export interface StoredRun {
  readonly id: string;
  readonly threadId: string;
  readonly status: RunStatus;
  readonly resource: Resource;
  readonly result?: RunResult;
}

export interface NewRun {
  readonly id: string;
  readonly threadId: string;
  readonly resource: Resource;
  readonly input: string;
}

export interface RunStore {
  /** A run is written before it starts: what was acknowledged is never lost. */
  create(run: NewRun): Promise<void>;
  finish(id: string, result: RunResult): Promise<void>;
  find(id: string): Promise<StoredRun | undefined>;
  /** Asks whichever replica runs it to cancel. */
  requestCancel(id: string): Promise<void>;
  /** Says that this replica still runs what it runs; returns those that someone asked to cancel. */
  renewLeases(): Promise<string[]>;
  /** Fails runs whose replica is gone, as `interrupted`; all running ones where one process owns the database. Returns how many. */
  failLost(): Promise<number>;
  /** Keeps one author's feedback on a run; a second one replaces the first. */
  addFeedback(given: { runId: string; author: string; feedback: object }): Promise<void>;
  erase(owner: Pick<Resource, 'tenant' | 'owner'>): Promise<number>;
  /** Deletes finished runs created before `before` (ms); returns how many. */
  purge(before: number): Promise<number>;
}

interface Tables {
  runs: {
    id: string;
    tenant: string;
    owner: string;
    attributes: string;
    thread_id: string;
    status: RunStatus;
    input: string;
    result: string | null;
    replica: string;
    lease_until: number;
    cancel_requested: boolean;
    created_at: number;
    finished_at: number | null;
  };
  feedback: { run_id: string; author: string; content: string; at: number };
}

/** How long a replica may be silent before its runs count as lost, in milliseconds. */
export const LEASE_MS = 15_000;

/** Runs in SQL. What users wrote and what they were answered is sealed. */
export const createRunStore = async (parts: {
  database: Database;
  cipher: Cipher;
  clock?: () => number;
}): Promise<RunStore> => {
  const { database, cipher, clock = Date.now } = parts;
  await migrate(database, { owner: 'agent-service', migrations: serviceMigrations });
  const db = database.sql as Kysely<Tables>;
  const replica = crypto.randomUUID();
  const end = (id: string, result: RunResult) => {
    const sealed = cipher.seal(JSON.stringify(result), `runs/${id}/result`);
    return db
      .updateTable('runs')
      .set({ status: result.status, result: sealed, finished_at: clock() })
      .where('id', '=', id);
  };

  return {
    async create({ id, threadId, resource, input }) {
      const { tenant, owner, attributes = {} } = resource;
      const now = clock();
      const place = { id, tenant, owner, attributes: JSON.stringify(attributes), thread_id: threadId };
      const state = { status: 'running' as const, replica, lease_until: now + LEASE_MS, created_at: now };
      await db
        .insertInto('runs')
        .values({ ...place, ...state, input: cipher.seal(input, `runs/${id}/input`), cancel_requested: false })
        .execute();
    },
    async finish(id, result) {
      await end(id, result).execute();
    },
    async find(id) {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const { tenant, owner, status, thread_id: threadId } = row;
      const resource = { tenant, owner, attributes: JSON.parse(row.attributes) as Record<string, string> };
      if (row.result === null) return { id, threadId, status, resource };
      const result = JSON.parse(cipher.open(row.result, `runs/${id}/result`)) as RunResult;
      return { id, threadId, status, resource, result };
    },
    async requestCancel(id) {
      await db.updateTable('runs').set({ cancel_requested: true }).where('id', '=', id).execute();
    },
    async renewLeases() {
      const rows = await db
        .updateTable('runs')
        .set({ lease_until: clock() + LEASE_MS })
        .where('status', '=', 'running')
        .where('replica', '=', replica)
        .returning(['id', 'cancel_requested'])
        .execute();
      return rows.filter((row) => row.cancel_requested).map((row) => row.id);
    },
    async failLost() {
      const silent = db.selectFrom('runs').select('id').where('status', '=', 'running').where('replica', '!=', replica);
      const lost = database.engine === 'embedded' ? silent : silent.where('lease_until', '<', clock());
      const rows = await lost.execute();
      let failed = 0n;
      for (const { id } of rows) {
        // Its replica may have been slow, not gone: what that one has written since then stays.
        const { numUpdatedRows } = await end(id, interrupted(id)).where('status', '=', 'running').executeTakeFirst();
        failed += numUpdatedRows;
      }
      return Number(failed);
    },
    async addFeedback({ runId, author, feedback }) {
      const content = cipher.seal(JSON.stringify(feedback), `runs/${runId}/feedback/${author}`);
      const row = { content, at: clock() };
      await db
        .insertInto('feedback')
        .values({ run_id: runId, author, ...row })
        .onConflict((conflict) => conflict.columns(['run_id', 'author']).doUpdateSet(row))
        .execute();
    },
    async erase({ tenant, owner }) {
      const { numDeletedRows } = await db
        .deleteFrom('runs')
        .where('tenant', '=', tenant)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('runs')
        .where('created_at', '<', before)
        .where('status', '!=', 'running')
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
};

/** The result of a run that its process did not survive. */
export const interrupted = (id: string): RunResult => ({
  id,
  agent: '',
  status: 'failed',
  reason: 'interrupted',
  output: '',
  toolCalls: [],
  usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, estimated: true },
});
