import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineTool } from './define-tool.ts';

const definition = {
  name: 'refund',
  version: '1.0.0',
  description: 'Books a refund.',
  input: z.object({ id: z.string(), usd: z.number().default(10) }),
  output: z.object({ ok: z.boolean() }),
  effect: 'write' as const,
  run: async () => ({ ok: true }),
};

test('shows its input as JSON Schema, where a default is optional', () => {
  const { inputSchema } = defineTool(definition);
  expect(inputSchema).toMatchObject({ type: 'object', required: ['id'], properties: { usd: { type: 'number' } } });
});

test('may need approval for some inputs only', () => {
  const tool = defineTool({ ...definition, requiresApproval: ({ usd }) => usd > 100 });
  expect(tool.requiresApproval).toBe(true);
  expect([80, 240].map((usd) => tool.needsApproval({ id: '1', usd }))).toEqual([false, true]);
});

test.each([
  [{ version: '1' }, 'version'],
  [{ name: 'Look up' }, 'name'],
])('refuses %j', (part, what) => {
  expect(() => defineTool({ ...definition, ...part })).toThrow(what);
});
