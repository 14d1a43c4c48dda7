import type { Kpi } from './kpi.ts';

/** Numbers of the service objectives. Buckets end exactly on them, so a quantile is never guessed across its own threshold. */
export const config = {
  /** business.businessMetrics.kpis */
  kpis: [{ name: 'resolution_rate', unit: 'ratio' }] as Kpi[],
  /** requirements.performance.firstTokenP95Ms */
  firstTokenP95Ms: 2000,
  /** governance.procedures.maintenanceWindows */
  maintenanceWindows: ['Sun 03:00-04:00 CET'] as string[],
  service: {
    /** requirements.performance.p50Ms */
    p50Ms: 100,
    /** requirements.performance.p95Ms */
    p95Ms: 250,
    /** requirements.performance.p99Ms */
    p99Ms: 500,
  },
  /** experience.support.hours */
  supportHours: 'Mon-Fri 09:00-17:00 CET',
  /** requirements.performance.taskP95Ms */
  taskP95Ms: 15_000,
  /** architecture.orchestration.alerts.latencySeconds */
  toolLatencySeconds: 2,
};
