import { expect, test } from 'vitest';
import * as z from 'zod';
import type { ToolContext } from './define-tool.ts';
import { defineTool } from './define-tool.ts';

const definition = {
  name: 'add-up',
  version: '1.0.0',
  description: 'Adds two numbers up.',
  input: z.object({ a: z.number(), b: z.number().default(1) }),
  output: z.object({ sum: z.number().max(10) }),
  effect: 'read' as const,
  run: async ({ a, b }: { a: number; b: number }) => ({ sum: a + b }),
};
const context: ToolContext = {
  data: { records: { note: async () => undefined } },
  signal: new AbortController().signal,
};

test('shows its input as JSON Schema, where a default is optional', () => {
  expect(defineTool(definition).inputSchema).toMatchObject({ type: 'object', required: ['a'] });
});

test.each([
  ['an input that does not fit', { a: 'one' }, 'the input'],
  ['an output that does not fit', { a: 10 }, 'the output'],
])('says so of %s', async (_what, input, message) => {
  const call = defineTool(definition).call(input, context);
  await expect(call).rejects.toThrow(message);
});

test('fills defaults and returns what fits', async () => {
  expect(await defineTool(definition).call({ a: 2 }, context)).toEqual({ sum: 3 });
});

test.each([
  [{ version: '1' }, 'version'],
  [{ name: 'Add up' }, 'name'],
])('refuses %j', (part, what) => {
  expect(() => defineTool({ ...definition, ...part })).toThrow(what);
});
