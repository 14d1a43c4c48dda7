import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../listen.ts';
import { openTestApp, waits } from '../testing/open-test-app.ts';

const headers = { accept: 'text/event-stream' };

test('events come as they happen, numbered, and the last one is the run', async () => {
  const { post } = await openTestApp();
  const response = await post('/v1/runs', { input: 'Hi' }, { headers });
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  const text = await response.text();
  expect([...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name)).toEqual([
    'run.started',
    'text',
    'run.finished',
  ]);
  expect([...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(['1', '2', '3']);
  const last = JSON.parse(text.match(/event: run.finished\ndata: (.*)/)?.[1] ?? '') as unknown;
  expect(last).toMatchObject({ result: { status: 'completed', output: 'hello', threadId: expect.any(String) } });
});

test('a problem before the run is a problem document, not a stream', async () => {
  const { post } = await openTestApp();
  const response = await post('/v1/runs', {}, { headers });
  expect(response.status).toBe(422);
});

test('a client that leaves stops the run', async () => {
  const { post, database } = await openTestApp(waits);
  const response = await post('/v1/runs', { input: 'Hi' }, { headers });
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('run.started');
  await reader?.cancel();
  await expect
    .poll(async () => (await database.sql.selectFrom('runs').select('status').execute())[0]?.status)
    .toBe('cancelled');
});

test('over a real connection, a client that drops the stream stops the run', async () => {
  const { app, database } = await openTestApp(waits);
  const server = await listen({ app, env: { PORT: '0' } });
  onTestFinished(() => server.close());
  const client = new AbortController();
  const response = await fetch(`${server.address}/v1/runs`, {
    method: 'POST',
    headers: { ...headers, authorization: 'Bearer ann', 'content-type': 'application/json' },
    body: '{"input":"Hi"}',
    signal: client.signal,
  });
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('run.started');
  client.abort();
  await expect
    .poll(async () => (await database.sql.selectFrom('runs').select('status').execute())[0]?.status)
    .toBe('cancelled');
});
