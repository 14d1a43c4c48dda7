import * as z from 'zod';
import { defineTool } from '../define-tool.ts';

export const sampleLookupTool = defineTool({
  name: 'sample-lookup',
  version: '1.0.0',
  description: 'Finds records by number or by words.',
  input: z.object({ query: z.string().min(1).describe('a number such as 1001, or words') }),
  output: z.object({ found: z.array(z.object({ id: z.string(), text: z.string() })) }),
  effect: 'read',
  run: async ({ query }, { data }) => ({ found: await data.records.find(query) }),
});
