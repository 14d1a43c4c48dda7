import { createSampleRecords } from '../data/create-sample-records.ts';
import type { ToolContext } from '../define-tool.ts';

/** For tests: what a tool is called with, over fresh sample records. */
export function toolContext(rest: Partial<ToolContext> = {}): ToolContext {
  return {
    runId: 'run-1',
    identity: { tenant: 'acme', user: 'tester' },
    signal: new AbortController().signal,
    data: { records: createSampleRecords() },
    ...rest,
  };
}
