import type { config } from '../config.ts';
import type { Database } from '../database.ts';

/** One engine under test. A contract suite runs `describe.skipIf(engine.missing)` for each. */
export interface TestEngine {
  readonly name: string;
  /** Why it cannot run here; undefined: it can. */
  readonly missing: string | undefined;
  /** An empty database of its own; closing it removes it. */
  open(overrides?: Partial<typeof config>): Promise<Database>;
}
