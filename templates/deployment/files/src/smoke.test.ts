import { expect, it } from 'vitest';
import { serveForTest } from './serve-for-test.ts';
import { smoke } from './smoke.ts';

const failures = async (target: { url: string; key?: string }): Promise<string[]> =>
  (await smoke(target)).filter(({ ok }) => !ok).map(({ what }) => what);

it('finds nothing wrong with a service that works, and uses the key', async () => {
  const { url, seen } = await serveForTest();
  expect(await failures({ url, key: 'secret' })).toEqual([]);
  expect([...seen.keys]).toEqual(['Bearer secret']);
});

it.each([
  ['is not ready', { ready: 503 }, ['ready']],
  ['refuses the run', { http: 401 }, ['answers a run']],
  ['fails the run', { status: 'failed' }, ['answers a run']],
])('names what is wrong when the service %s', async (_case, behaviour, expected) => {
  const { url } = await serveForTest(behaviour);
  expect(await failures({ url })).toEqual(expected);
});

it('reports every check of a service that is not there, instead of throwing', async () => {
  expect(await failures({ url: 'http://127.0.0.1:9' })).toEqual(['alive', 'ready', 'answers a run', 'counted the run']);
});
