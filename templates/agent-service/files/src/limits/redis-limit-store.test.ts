import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRedisLimitStore, redisLimitGaps } from './redis-limit-store.ts';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

test('while Redis does not answer the process counts for itself', async () => {
  const port = await freePort();
  const errors: Error[] = [];
  const store = createRedisLimitStore({
    env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => store.close());
  const limit = store.perMinute({ name: 'test', points: 1 });
  await limit.consume('ann');
  await expect(limit.consume('ann')).rejects.toMatchObject({ remainingPoints: 0 });
  await expect.poll(() => errors.length).toBe(1);
  // Several attempts to reconnect later it is still one outage.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(errors).toHaveLength(1);
});

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

test.skipIf(!hasRedis)('replicas count together (needs redis-server on the PATH)', async () => {
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '']);
  await new Promise<void>((resolve) => server.stdout.on('data', (text) => /Ready to accept/.test(text) && resolve()));
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  const stores = [1, 2].map(() => createRedisLimitStore({ env, onError: () => {} }));
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    server.kill();
  });
  const limits = stores.map((store) => store.perMinute({ name: 'test', points: 1 }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await limits[0]?.consume('ann');
  await expect(limits[1]?.consume('ann')).rejects.toMatchObject({ remainingPoints: 0 });
});

test('development may lack Redis, production may not', async () => {
  const limit = createRedisLimitStore({ env: {}, onError: () => {} }).perMinute({ name: 'test', points: 1 });
  await limit.consume('ann');
  expect(redisLimitGaps({})).toHaveLength(1);
  expect(redisLimitGaps({ REDIS_URL: 'redis://redis' })).toEqual([]);
});
