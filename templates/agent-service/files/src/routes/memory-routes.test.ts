import { expect, test } from 'vitest';
import { openTestApp } from '../testing/open-test-app.ts';

test('erasure deletes memories and runs of the caller alone, and is audited', async () => {
  const { post, send, audited } = await openTestApp();
  const { id: mine } = (await (await post('/v1/runs', { input: 'Hi' })).json()) as { id: string };
  const { id: other } = (await (await post('/v1/runs', { input: 'Hi' }, { who: 'bob' })).json()) as { id: string };
  const response = await send('/v1/memory', { method: 'DELETE' });
  expect(await response.json()).toEqual({ deleted: { turns: 2, runs: 1 } });
  expect((await send(`/v1/runs/${mine}`)).status).toBe(404);
  expect((await send(`/v1/runs/${other}`, { who: 'bob' })).status).toBe(200);
  expect(audited.at(-1)).toBe('a/ann memory:erase done');
});
