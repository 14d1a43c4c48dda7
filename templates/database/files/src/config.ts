/** Values of the database: each comes from the canvas. */
export const config = {
  /** requirements.performance.taskP95Ms */
  statementTimeoutMs: 15_000,
  /** derived.databasePoolSize */
  poolSize: 10,
};
