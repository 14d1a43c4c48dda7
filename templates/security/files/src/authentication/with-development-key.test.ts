import { expect, test } from 'vitest';
import type { Authenticator } from './authenticator.ts';
import { withDevelopmentKey } from './with-development-key.ts';

const real: Authenticator = {
  authenticate: async (headers) => {
    if (headers.get('authorization') !== 'Bearer real') throw new Error('unknown');
    return { id: 'shop', tenant: 'default', roles: [], kind: 'user' };
  },
};
const bearer = (key = '') => new Headers({ authorization: `Bearer ${key}` });

test('a development key works beside the real credentials, and is another one at each boot', async () => {
  const development = withDevelopmentKey(real, {});
  await expect(development.authenticate(bearer(development.developmentKey))).resolves.toMatchObject({
    kind: 'development',
  });
  await expect(development.authenticate(bearer('real'))).resolves.toMatchObject({ id: 'shop' });
  await expect(development.authenticate(bearer('other'))).rejects.toThrow('unknown');
  expect(withDevelopmentKey(real, {}).developmentKey).not.toBe(development.developmentKey);
});

test('in production there is none', async () => {
  const { developmentKey } = withDevelopmentKey(real, {});
  const production = withDevelopmentKey(real, { NODE_ENV: 'production' });
  expect(production.developmentKey).toBeUndefined();
  await expect(production.authenticate(bearer(developmentKey))).rejects.toThrow('unknown');
});
