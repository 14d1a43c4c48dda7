import { expect, test } from 'vitest';
import { apiKeyGaps, createApiKeyAuthenticator } from './api-keys.ts';
import { sha256 } from './same-secret.ts';

const digest = sha256('secret-1').toString('hex');
const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

test('a key is known by its digest; its role is `user` unless the entry says otherwise', async () => {
  const env = { API_KEYS: `shop:${digest}, ops:${sha256('secret-2').toString('hex')}:operator` };
  const { authenticate } = createApiKeyAuthenticator({ env });
  await expect(authenticate(bearer('secret-1'))).resolves.toEqual({
    id: 'shop',
    tenant: 'default',
    roles: ['user'],
    kind: 'user',
  });
  await expect(authenticate(bearer('secret-2'))).resolves.toMatchObject({ id: 'ops', roles: ['operator'] });
});

test.each([
  ['no header', new Headers(), 'credentials_missing'],
  ['another scheme', new Headers({ authorization: 'Basic abc' }), 'credentials_missing'],
  ['an unknown key', bearer('nope'), 'credentials_invalid'],
  ['the digest itself', bearer(digest), 'credentials_invalid'],
])('%s is refused', async (_, headers, code) => {
  const { authenticate } = createApiKeyAuthenticator({ env: { API_KEYS: `shop:${digest}` } });
  await expect(authenticate(headers)).rejects.toMatchObject({ name: 'Unauthenticated', code });
});

test('an entry that cannot be read is named by its place, never by its text', () => {
  expect(() => createApiKeyAuthenticator({ env: { API_KEYS: `a:${digest},b:plain-key` } })).toThrow('entry 2');
  expect(apiKeyGaps({})).toHaveLength(1);
  expect(apiKeyGaps({ API_KEYS: 'b:plain-key' })).toMatchObject([{ fix: expect.not.stringContaining('plain-key') }]);
  expect(apiKeyGaps({ API_KEYS: `shop:${digest}` })).toEqual([]);
});
