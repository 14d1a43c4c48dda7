/** What `pnpm load` drives and what it must hold. */
export const config = {
  /** requirements.reliability.errorRatePct */
  errorRatePct: 1,
  /** governance.quality.loadP95Ms */
  loadP95Ms: 500,
  service: {
    /** requirements.performance.p50Ms */
    p50Ms: 100,
    /** requirements.performance.p95Ms */
    p95Ms: 250,
    /** requirements.performance.p99Ms */
    p99Ms: 500,
  },
  /** requirements.performance.sustainedRps */
  sustainedRps: 1,
};
