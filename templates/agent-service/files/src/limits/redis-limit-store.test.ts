import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRedisLimitStore, redisLimitGaps } from './redis-limit-store.ts';

test('while Redis does not answer the process counts for itself', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  const { port } = await new Promise<AddressInfo>((resolve) =>
    gone.once('listening', () => resolve(gone.address() as AddressInfo)),
  );
  await new Promise((resolve) => gone.close(resolve));
  const errors: Error[] = [];
  const store = createRedisLimitStore({
    env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => store.close());
  const limit = store.perMinute({ name: 'test', points: 1 });
  await limit.consume('ann');
  await expect(limit.consume('ann')).rejects.toMatchObject({ remainingPoints: 0 });
  await expect.poll(() => errors.length).toBeGreaterThan(0);
});

test.skipIf(!process.env.TEST_REDIS_URL)('replicas count together', async () => {
  const env = { REDIS_URL: process.env.TEST_REDIS_URL };
  const stores = [createRedisLimitStore({ env, onError: () => {} }), createRedisLimitStore({ env, onError: () => {} })];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const name = crypto.randomUUID();
  const limits = stores.map((store) => store.perMinute({ name, points: 1 }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await limits[0]?.consume('ann');
  await expect(limits[1]?.consume('ann')).rejects.toMatchObject({ remainingPoints: 0 });
});

test('development may lack Redis, production may not', async () => {
  const limit = createRedisLimitStore({ env: {}, onError: () => {} }).perMinute({ name: 'test', points: 1 });
  await limit.consume('ann');
  expect(redisLimitGaps({})).toHaveLength(1);
  expect(redisLimitGaps({ REDIS_URL: 'redis://redis' })).toEqual([]);
});
