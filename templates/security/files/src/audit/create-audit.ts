import { config } from '../config.ts';
import { type AuditRecord, type Verdict, verifyChain } from './audit-entry.ts';
import type { AuditSink } from './audit-sink.ts';

export interface Audit {
  /** Resolves when the entry is stored. */
  record(entry: AuditRecord): Promise<void>;
  verify(): Promise<Verdict>;
  /** Drops what is older than the retention; returns how many entries. */
  purge(): Promise<number>;
}

interface Waiting {
  readonly record: AuditRecord & { at: number };
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Masks entries, and writes those that arrive during a write together: the chain has one writer at a time. */
export const createAudit = (parts: { sink: AuditSink; clock: () => number; mask: (text: string) => string }): Audit => {
  const { sink, clock, mask } = parts;
  let queue: Waiting[] = [];
  let writing = false;

  const write = async () => {
    if (writing) return;
    writing = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      await sink.append(batch.map(({ record }) => record)).then(
        () => {
          for (const { resolve } of batch) resolve();
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error);
        },
      );
    }
    writing = false;
  };

  return {
    record: ({ actor, action, resource, outcome }) =>
      new Promise((resolve, reject) => {
        const record = { at: clock(), actor: mask(actor), action, resource: mask(resource), outcome: mask(outcome) };
        queue.push({ record, resolve, reject });
        void write();
      }),
    async verify() {
      const { anchor, entries } = await sink.read();
      return verifyChain(anchor, entries);
    },
    purge: () => sink.purge(clock() - config.audit.retentionDays * 86_400_000),
  };
};
