import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { config } from '../config.ts';
import { createOidcAuthenticator, oidcGaps } from './oidc.ts';

const AUDIENCE = 'agent';
const now = Math.floor(Date.now() / 1000);
let issuer = '';
type Key = Parameters<SignJWT['sign']>[0];
let sign: (claims: Record<string, unknown>, options?: { key?: Key; kid?: string }) => Promise<string>;
const asked: string[] = [];
const server = createServer();

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  server.on('request', (request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/openid-configuration')
      return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    if (request.url === '/keys') return response.end(JSON.stringify({ keys: [jwk] }));
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sign = (claims, { key = privateKey, kid = 'one' } = {}) =>
    new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'ann', iat: now, exp: now + 300, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(key);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const defaults = structuredClone(config);
beforeEach(() => {
  config.requireMfa = false;
  config.serviceAccounts = [];
  config.session = { timeoutMs: 28_800_000, refreshMs: 3_600_000, maxConcurrent: 3 };
});
afterEach(() => {
  Object.assign(config, structuredClone(defaults));
  asked.length = 0;
});

const authenticator = (clock = () => now * 1000) =>
  createOidcAuthenticator({ env: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE }, clock, fetch });
const headers = (token: string) => new Headers({ authorization: `Bearer ${token}` });

test('a token of the issuer becomes a principal with its roles, tenant and attributes', async () => {
  const token = await sign({ roles: ['customer'], tenant: 'shop', department: 'sales' });
  await expect(authenticator().authenticate(headers(token))).resolves.toMatchObject({
    id: 'ann',
    tenant: 'shop',
    roles: ['customer'],
    kind: 'user',
    attributes: { department: 'sales' },
  });
  const keycloak = await sign({ realm_access: { roles: ['operator'] } });
  await expect(authenticator().authenticate(headers(keycloak))).resolves.toMatchObject({ roles: ['operator'] });
});

test('a service account is known by its client id', async () => {
  config.serviceAccounts = [{ name: 'nightly', permissions: ['runs:create'] }];
  const token = await sign({ sub: 'f3a1', azp: 'nightly' });
  await expect(authenticator().authenticate(headers(token))).resolves.toMatchObject({ id: 'nightly', kind: 'service' });
});

test.each<[string, () => Promise<string>, string]>([
  ['of another issuer', () => sign({ iss: 'https://evil.example' }), 'credentials_invalid'],
  ['for another audience', () => sign({ aud: 'other' }), 'credentials_invalid'],
  ['without a subject', () => sign({ sub: undefined }), 'credentials_invalid'],
  ['that has expired', () => sign({ iat: now - 600, exp: now - 60 }), 'session_expired'],
  [
    'signed by another key',
    async () => sign({}, { key: (await generateKeyPair('ES256')).privateKey }),
    'credentials_invalid',
  ],
  [
    'signed by an unknown key',
    async () => sign({}, { key: (await generateKeyPair('ES256')).privateKey, kid: 'two' }),
    'credentials_invalid',
  ],
  [
    'signed with a shared secret',
    () =>
      new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'ann', iat: now, exp: now + 300 })
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode('x'.repeat(32))),
    'credentials_invalid',
  ],
  ['that is not one', async () => 'abc.def.ghi', 'credentials_invalid'],
])('a token %s is refused', async (_, token, code) => {
  await expect(authenticator().authenticate(headers(await token()))).rejects.toMatchObject({
    name: 'Unauthenticated',
    code,
  });
});

test('clocks may differ by half a minute', async () => {
  const token = await sign({ iat: now - 320, exp: now - 20 });
  await expect(authenticator().authenticate(headers(token))).resolves.toMatchObject({ id: 'ann' });
});

test('keys are fetched once and a verified token is remembered until it ends', async () => {
  let time = now * 1000;
  const { authenticate } = authenticator(() => time);
  const token = await sign({});
  for (let index = 0; index < 5; index++) await authenticate(headers(token));
  await authenticate(headers(await sign({ sub: 'bob' })));
  expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  time += 400_000;
  await expect(authenticate(headers(token))).rejects.toMatchObject({ code: 'session_expired' });
});

test('a session ends after its time-out, and a token must be refreshed', async () => {
  const old = { iat: now - 10, auth_time: now - config.session.timeoutMs / 1000 - 1 };
  await expect(authenticator().authenticate(headers(await sign(old)))).rejects.toMatchObject({
    code: 'session_expired',
  });
  const stale = { iat: now - config.session.refreshMs / 1000 - 1, exp: now + 300, auth_time: now - 10 };
  await expect(authenticator().authenticate(headers(await sign(stale)))).rejects.toThrow('refresh');
  config.session.refreshMs *= 2;
  await expect(authenticator().authenticate(headers(await sign(stale)))).resolves.toMatchObject({ id: 'ann' });
});

test('one session more than allowed ends the oldest; another user is not concerned', async () => {
  config.session.maxConcurrent = 2;
  const { authenticate } = authenticator();
  const session = async (sid: string, age: number, sub = 'ann') =>
    headers(await sign({ sid, sub, auth_time: now - age }));
  await authenticate(await session('first', 30));
  await authenticate(await session('second', 20));
  await authenticate(await session('third', 10));
  await authenticate(await session('fourth', 40, 'bob'));
  await expect(authenticate(await session('first', 30))).rejects.toMatchObject({ code: 'too_many_sessions' });
  await expect(authenticate(await session('second', 20))).resolves.toMatchObject({ id: 'ann' });
});

test('a second factor is asked for where the canvas wants one', async () => {
  config.requireMfa = true;
  const { authenticate } = authenticator();
  await expect(authenticate(headers(await sign({ amr: ['pwd'] })))).rejects.toMatchObject({ code: 'mfa_required' });
  await expect(authenticate(headers(await sign({ amr: ['pwd', 'otp'] })))).resolves.toMatchObject({ id: 'ann' });
});

test('a provider that does not answer lets nobody in and is asked again', async () => {
  let down = true;
  const sometimes: typeof fetch = (...request) => (down ? Promise.reject(new Error('refused')) : fetch(...request));
  const env = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: AUDIENCE };
  const { authenticate } = createOidcAuthenticator({ env, clock: Date.now, fetch: sometimes });
  const token = headers(await sign({}));
  await expect(authenticate(token)).rejects.toMatchObject({ name: 'AuthenticationUnavailable' });
  down = false;
  await expect(authenticate(token)).resolves.toMatchObject({ id: 'ann' });
  expect(oidcGaps({})).toHaveLength(2);
});
