/** The engines that contract suites run on. */
import { embeddedTestEngine } from './embedded-test-engine.ts';
import { postgresTestEngine } from './postgres-test-engine.ts';
import type { TestEngine } from './test-engine.ts';

export const testEngines: TestEngine[] = [embeddedTestEngine, postgresTestEngine];
