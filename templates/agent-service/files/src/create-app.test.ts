import { afterEach, expect, test, vi } from 'vitest';
import { config } from './config.ts';
import { openTestApp, waits } from './testing/open-test-app.ts';

const defaults = structuredClone(config);
afterEach(() => {
  Object.assign(config, structuredClone(defaults));
});

const until = async <T>(find: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen within 2 s.');
};

test('a run is answered, stored, audited, and read back by its owner', async () => {
  const { post, send, audited } = await openTestApp();
  const response = await post('/v1/runs', { input: 'Hi', threadId: 'thread-1' });
  expect(response.status).toBe(200);
  const run = (await response.json()) as { id: string };
  expect(run).toMatchObject({
    id: expect.stringMatching(/^run_/),
    threadId: 'thread-1',
    status: 'completed',
    output: 'hello',
    toolCalls: [],
    usage: { inputTokens: 10, outputTokens: 5, costMicroUsd: 1, estimated: false },
  });
  expect(await (await send(`/v1/runs/${run.id}`)).json()).toEqual(run);
  expect((await send(`/v1/runs/${run.id}`, { who: 'bob' })).status).toBe(404);
  expect(audited).toEqual(['a/ann runs:create allowed']);
});

test.each<[string, string, RequestInit, number, string]>([
  ['malformed JSON', '/v1/runs', { method: 'POST', body: '{"input":' }, 400, 'malformed_json'],
  [
    'another content type',
    '/v1/runs',
    { method: 'POST', body: 'input=Hi', headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported_media_type',
  ],
  ['no input', '/v1/runs', { method: 'POST', body: '{}' }, 422, 'invalid_request'],
  ['an unknown field', '/v1/runs', { method: 'POST', body: '{"input":"Hi","inputs":1}' }, 422, 'invalid_request'],
  ['an empty body', '/v1/runs', { method: 'POST' }, 400, 'malformed_json'],
  [
    'a representation that there is not',
    '/v1/runs',
    { method: 'POST', body: '{"input":"Hi"}', headers: { accept: 'text/csv' } },
    406,
    'not_acceptable',
  ],
  ['an unknown address', '/v1/nothing', {}, 404, 'not_found'],
  ['an unknown run', '/v1/runs/run_x', {}, 404, 'run_not_found'],
  ['wrong credentials', '/v1/tools', { headers: { authorization: 'Bearer wrong' } }, 401, 'credentials_invalid'],
])('%s is a problem document with a stable code', async (_, path, init, status, code) => {
  const { send } = await openTestApp();
  const response = await send(path, {
    ...init,
    headers: { 'content-type': 'application/json', ...(init.headers as object) },
  });
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status, code, type: `urn:acme-agent:problem:${code}` });
  expect(response.status).toBe(status);
});

test('an error that nobody foresaw tells the client nothing about itself', async () => {
  const { send } = await openTestApp(undefined, { metricsText: () => Promise.reject(new Error('secret detail')) });
  const response = await send('/metrics');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret detail');
});

test('while the database is away the client is told to come back, and the log says why in one line', async () => {
  const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  const { store, send, parts } = await openTestApp();
  vi.spyOn(store, 'find').mockRejectedValue(away);
  const warn = vi.spyOn(parts.log, 'warn');
  const response = await send('/v1/runs/run_1');
  expect(await response.json()).toMatchObject({ status: 503, code: 'unavailable' });
  expect(response.headers.get('retry-after')).toBe('5');
  expect(warn).toHaveBeenCalledWith({ reason: away.message }, expect.stringContaining('does not answer'));
});

test('a body beyond what the model could read is refused before it is parsed', async () => {
  config.maxTokensPerRequest = 100;
  const { post } = await openTestApp();
  const response = await post('/v1/runs', { input: 'x'.repeat(900) }, { headers: { 'content-length': '912' } });
  expect(await response.json()).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('who may not run the agent is told why, and the refusal is audited', async () => {
  const { post, audited } = await openTestApp();
  const response = await post('/v1/runs', { input: 'Hi' }, { who: 'nobody' });
  expect(await response.json()).toMatchObject({ status: 403, code: 'forbidden' });
  expect(audited).toEqual(['a/nobody runs:create denied']);
});

test('beyond the limit a user waits, and another one does not', async () => {
  config.limits.perUser.requestsPerMinute = 1;
  const { post } = await openTestApp();
  expect((await post('/v1/runs', { input: 'Hi' })).status).toBe(200);
  const refused = await post('/v1/runs', { input: 'Hi' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
  expect((await post('/v1/runs', { input: 'Hi' }, { who: 'bob' })).status).toBe(200);
});

test('a run stops when its client hangs up', async () => {
  const { post, database } = await openTestApp(waits);
  const client = new AbortController();
  const response = Promise.resolve(post('/v1/runs', { input: 'Hi' }, { signal: client.signal })).catch(() => undefined);
  const rows = () => database.sql.selectFrom('runs').select('status').execute();
  await until(async () => (await rows())[0]);
  client.abort();
  await response;
  expect((await rows())[0]?.status).toBe('cancelled');
});

test('a run is cancelled by its owner, once', async () => {
  const { post, database } = await openTestApp(waits);
  const response = post('/v1/runs', { input: 'Hi' });
  const { id } = await until(async () => (await database.sql.selectFrom('runs').select('id').execute())[0]);
  expect((await post(`/v1/runs/${id}/cancel`, {}, { who: 'bob' })).status).toBe(404);
  expect((await post(`/v1/runs/${id}/cancel`, {})).status).toBe(202);
  expect(await (await response).json()).toMatchObject({ id, status: 'cancelled', reason: 'cancelled' });
  const again = await post(`/v1/runs/${id}/cancel`, {});
  expect(await again.json()).toMatchObject({ status: 409, code: 'run_finished' });
});

test('while it drains the service starts nothing new', async () => {
  const { post, runner } = await openTestApp();
  await runner.drain(0);
  expect(await (await post('/v1/runs', { input: 'Hi' })).json()).toMatchObject({ status: 503, code: 'draining' });
});

test('probes, metrics and the description need no key', async () => {
  const { app } = await openTestApp(undefined, { notReady: async () => 'the database does not answer' });
  expect((await app.request('/healthz')).status).toBe(200);
  expect((await app.request('/readyz')).status).toBe(503);
  expect(await (await app.request('/metrics')).text()).toBe('up 1\n');
  const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: object };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/v1/runs', '/v1/runs/{id}', '/v1/runs/{id}/cancel', '/v1/tools']),
  );
});

test('tools are listed', async () => {
  const { send } = await openTestApp();
  expect(await (await send('/v1/tools')).json()).toEqual({ tools: [] });
});
