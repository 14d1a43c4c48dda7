import { createSampleRecords } from './create-sample-records.ts';
import type { Records } from './records.ts';

/** Everything that tools reach the world through: add your own clients here. */
export interface ToolData {
  records: Records;
}

/** Made once for each agent. Replace the sample records by your own system. */
export const createToolData = (): ToolData => ({ records: createSampleRecords() });
