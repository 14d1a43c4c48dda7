/** For tests of every package: a database in memory, and all engines that the canvas knows, for contract suites. */
export { testEngines } from './engines.ts';
export { openTestDatabase } from './open-test-database.ts';
export type { TestEngine } from './test-engine.ts';
