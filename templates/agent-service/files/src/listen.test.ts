import { expect, onTestFinished, test } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { answers, openTestApp, waits } from './testing/open-test-app.ts';

const serve = async (
  ...behaviour: Parameters<typeof openTestApp>
): Promise<Listening & { statuses(): Promise<string[]> }> => {
  const { app, database } = await openTestApp(...behaviour);
  const server = await listen({ app, env: { PORT: '0' } });
  onTestFinished(() => server.close());
  const statuses = async () => {
    const rows = await database.sql.selectFrom('runs').select('status').execute();
    return rows.map((row) => String(row.status));
  };
  return { ...server, statuses };
};

const post = (address: string, init: RequestInit = {}) =>
  fetch(`${address}/v1/runs`, {
    method: 'POST',
    headers: { authorization: 'Bearer ann', 'content-type': 'application/json' },
    body: '{"input":"Hi"}',
    ...init,
  });

test('listens on the loopback address unless told otherwise, and refuses a port that is taken', async () => {
  const { address } = await serve();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const { app } = await openTestApp();
  await expect(listen({ app, env: { PORT: new URL(address).port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a client that drops its connection stops the run that it waits for', async () => {
  const { address, statuses } = await serve(waits);
  const client = new AbortController();
  const answer = post(address, { signal: client.signal }).catch(() => 'gone');
  await expect.poll(statuses).toEqual(['running']);
  client.abort();
  expect(await answer).toBe('gone');
  await expect.poll(statuses).toEqual(['cancelled']);
});

test('closing lets a request end that has begun', async () => {
  const { address, close } = await serve(async function* (...request) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    yield* answers(...request);
  });
  const answer = post(address);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await close();
  expect(await (await answer).json()).toMatchObject({ status: 'completed' });
});
