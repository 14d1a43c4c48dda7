import { isUnavailable } from '@acme/database';
import type { Memory } from '@acme/memory';
import type { Logger } from '@acme/observability';
import type { Security } from '@acme/security';
import { config } from './config.ts';
import type { Runner } from './runs/create-runner.ts';
import { LEASE_MS, type RunStore } from './runs/run-store.ts';

const HOUR_MS = 3_600_000;

interface Parts {
  readonly memory: Memory;
  readonly security: Security;
  readonly store: RunStore;
  readonly runner: Runner;
  readonly log: Logger;
}

/** What is past its time goes: memories, runs, audit entries. */
export const sweepOnce = async ({ memory, security, store, log }: Omit<Parts, 'runner'>): Promise<void> => {
  const { deleted } = await memory.sweep();
  const runs = Number.isFinite(config.runRetentionMs) ? await store.purge(Date.now() - config.runRetentionMs) : 0;
  const audit = await security.purgeAudit();
  log.info({ deleted: { ...deleted, runs, audit } }, 'swept');
  for (const warning of security.warnings()) log.warn(warning);
};

/** Keeps the leases of this replica's runs, fails those of lost replicas, and sweeps every hour. Returns how to stop. */
export const startMaintenance = (parts: Parts): (() => void) => {
  const { store, runner, log } = parts;
  const report = (error: unknown) => {
    if (isUnavailable(error)) log.warn({ reason: error.message }, 'maintenance waits for the database');
    else log.error({ err: error }, 'maintenance failed');
  };
  const keepLeases = async () => {
    await runner.storeLate();
    for (const id of await store.renewLeases()) runner.stop(id, 'cancelled');
    const lost = await store.failLost();
    if (lost > 0) log.warn({ lost }, 'runs of a lost replica were failed as interrupted');
  };
  const timers = [
    setInterval(() => void keepLeases().catch(report), LEASE_MS / 3),
    setInterval(() => void sweepOnce(parts).catch(report), HOUR_MS),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
};
