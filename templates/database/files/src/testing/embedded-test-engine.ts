import { openTestDatabase } from './open-test-database.ts';
import type { TestEngine } from './test-engine.ts';

export const embeddedTestEngine: TestEngine = { name: 'embedded', missing: undefined, open: openTestDatabase };
