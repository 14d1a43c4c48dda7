import { afterAll, expect, test } from 'vitest';
import { openRedisOrTwin } from './open-redis-or-twin.ts';
import { openRedis } from './redis.ts';
import { redisGap } from './redis-gap.ts';
import { shortTermContract } from './testing/short-term-contract.ts';
import { findRedis, startRedis } from './testing/start-redis.ts';

const program = findRedis();
const server = program ? await startRedis(program) : undefined;
afterAll(() => server?.stop());

shortTermContract({
  name: 'short-term memory in Redis',
  missing: server ? undefined : 'no redis-server on the PATH',
  open: (ttlMs) => openRedis({ url: server?.url ?? '', ttlMs }),
});

test.skipIf(!program)('a server that went away fails commands at once, and does not hold up the end', async () => {
  const own = await startRedis(program ?? '');
  const store = await openRedis({ url: own.url, ttlMs: 1_000 });
  await own.stop();
  const thread = { owner: { tenant: 'a', user: 'ann' }, threadId: 't' };
  await expect.poll(() => store.read(thread).catch(() => 'failed')).toBe('failed');
  await store.close();
});

const options = { ttlMs: 1_000, maxBytes: 1_000, clock: Date.now };

test('a server out of reach is reported at once', async () => {
  await expect(openRedisOrTwin({ ...options, env: { REDIS_URL: 'redis://127.0.0.1:9' } })).rejects.toThrow(
    'out of reach',
  );
});

test('without REDIS_URL development runs on the twin and production refuses', async () => {
  const env = { NODE_ENV: 'production' };
  await expect(openRedisOrTwin({ ...options, env })).rejects.toThrow('REDIS_URL is not set');
  expect(redisGap(env)).toMatchObject([{ fix: expect.stringContaining('REDIS_URL') }]);
  expect(redisGap({ REDIS_URL: 'redis://cache:6379' })).toEqual([]);
  await (await openRedisOrTwin({ ...options, env: {} })).close();
});
