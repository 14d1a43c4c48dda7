import { expect, test } from 'vitest';
import { sampleActionTool } from './sample-action.ts';

const context = {
  data: {
    records: { note: async (id: string, text: string) => (id === '1001' ? { id, text: `Open. ${text}` } : undefined) },
  },
  signal: new AbortController().signal,
};

test('sample-action notes its reason on the record', async () => {
  const output = await sampleActionTool.call({ id: '1001', reason: 'asked for' }, context);
  expect(output).toEqual({ id: '1001', text: 'Open. sample-action: asked for' });
});

test('sample-action says so where there is no such record', async () => {
  await expect(sampleActionTool.call({ id: '9999', reason: 'asked for' }, context)).rejects.toThrow('9999');
});

test('sample-action refuses an input without a reason', async () => {
  await expect(sampleActionTool.call({ id: '1001' }, context)).rejects.toThrow('reason');
});
