import { expect, test } from 'vitest';
import { toolContext } from '../testing/tool-context.ts';
import { sampleActionTool } from './sample-action.ts';

test('sample-action writes to the record, and the record keeps it', async () => {
  const context = toolContext();
  const output = await sampleActionTool.call({ id: '1002', reason: 'asked for' }, context);
  expect(output).toMatchObject({ id: '1002', text: expect.stringContaining('sample-action: asked for') });
  expect(await context.data.records.find('1002')).toEqual([output]);
});

test('sample-action says so where there is no such record', async () => {
  await expect(sampleActionTool.call({ id: '9999', reason: 'asked for' }, toolContext())).rejects.toThrow('9999');
});

test('sample-action refuses an id that is no number', () => {
  expect(() => sampleActionTool.parse({ id: 'mine', reason: 'x' })).toThrow('id');
});
