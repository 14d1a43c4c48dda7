import { afterEach, expect, test } from 'vitest';
import { config } from '../config.ts';
import { createLimiter } from './create-limiter.ts';
import { createMemoryLimitStore } from './memory-limit-store.ts';

const defaults = structuredClone(config.limits);
afterEach(() => {
  config.limits = structuredClone(defaults);
});

const limiterWith = (limits: typeof config.limits, clock = Date.now) => {
  config.limits = limits;
  return createLimiter({ store: createMemoryLimitStore(), clock });
};
const plenty = { requestsPerMinute: 100, tokensPerMinute: 100 };
const refused = { code: 'rate_limited' };

test.each<[string, typeof config.limits]>([
  ['requests of a user', { perUser: { ...plenty, requestsPerMinute: 2 }, global: plenty }],
  ['tokens of a user', { perUser: { ...plenty, tokensPerMinute: 20 }, global: plenty }],
  ['requests of all', { perUser: plenty, global: { ...plenty, requestsPerMinute: 2 } }],
  ['tokens of all', { perUser: plenty, global: { ...plenty, tokensPerMinute: 20 } }],
])('the third is refused where the %s are used up', async (_, limits) => {
  const limiter = limiterWith(limits);
  for (let index = 0; index < 2; index++) await limiter.reserve({ user: 'ann', tokens: 10 });
  await expect(limiter.reserve({ user: 'ann', tokens: 10 })).rejects.toMatchObject(refused);
});

test('what a refused request had taken is given back', async () => {
  const limiter = limiterWith({
    perUser: { ...plenty, tokensPerMinute: 30 },
    global: { ...plenty, requestsPerMinute: 2 },
  });
  await limiter.reserve({ user: 'ann', tokens: 20 });
  for (let index = 0; index < 5; index++)
    await expect(limiter.reserve({ user: 'ann', tokens: 20 })).rejects.toMatchObject(refused);
  await limiter.reserve({ user: 'ann', tokens: 10 });
});

test('real usage replaces the estimate, upwards and downwards', async () => {
  const limiter = limiterWith({ perUser: plenty, global: { ...plenty, tokensPerMinute: 1_000 } });
  const cheap = await limiter.reserve({ user: 'ann', tokens: 90 });
  await cheap.settle(10);
  const dear = await limiter.reserve({ user: 'ann', tokens: 80 });
  await dear.settle(95);
  await expect(limiter.reserve({ user: 'ann', tokens: 1 })).rejects.toMatchObject(refused);
});

test('tokens of a minute that is over are not given back to the next one', async () => {
  let now = 0;
  const limiter = limiterWith({ perUser: plenty, global: plenty }, () => now);
  const reservation = await limiter.reserve({ user: 'ann', tokens: 100 });
  now = 61_000;
  await reservation.settle(0);
  await expect(limiter.reserve({ user: 'ann', tokens: 1 })).rejects.toMatchObject(refused);
});

test('an estimate above a whole minute takes the whole minute, and passes', async () => {
  const limiter = limiterWith({ perUser: plenty, global: plenty });
  await limiter.reserve({ user: 'ann', tokens: 5_000 });
  await expect(limiter.reserve({ user: 'ann', tokens: 1 })).rejects.toMatchObject(refused);
});
