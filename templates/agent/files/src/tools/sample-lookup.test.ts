import { expect, test } from 'vitest';
import { toolContext } from '../testing/tool-context.ts';
import { sampleLookupTool } from './sample-lookup.ts';

test('sample-lookup finds a record by its number inside a sentence', async () => {
  const output = await sampleLookupTool.call({ query: 'Where is 1001?' }, toolContext());
  expect(output).toMatchObject({ found: [{ id: '1001' }] });
});

test('sample-lookup finds nothing for a number that is not there', async () => {
  expect(await sampleLookupTool.call({ query: '9999' }, toolContext())).toEqual({ found: [] });
});

test('sample-lookup refuses an input without a query', () => {
  expect(() => sampleLookupTool.parse({})).toThrow('query');
});
