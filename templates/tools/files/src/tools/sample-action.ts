import * as z from 'zod';
import { defineTool } from '../define-tool.ts';

export const sampleActionTool = defineTool({
  name: 'sample-action',
  version: '1.0.0',
  description: 'Does sample-action for one record, and notes it there.',
  input: z.object({
    id: z.string().min(1).describe('the number of the record'),
    reason: z.string().min(1).describe('why, in a few words'),
  }),
  output: z.object({ id: z.string(), text: z.string() }),
  effect: 'write',
  run: async ({ id, reason }, { data }) => {
    const noted = await data.records.note(id, `sample-action: ${reason}`);
    if (!noted) throw new Error(`There is no record ${id}; ask for the right number.`);
    return noted;
  },
});
