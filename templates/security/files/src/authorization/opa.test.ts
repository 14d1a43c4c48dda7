import { expect, test } from 'vitest';
import { createOpaAuthorizer, opaGaps } from './opa.ts';

const principal = { id: 'ann', tenant: 'a', roles: ['user'], kind: 'user' } as const;
const table = { roles: [{ name: 'user', permissions: ['runs:create'] }], attributes: [], serviceAccounts: [] };
const asking = (fetch: typeof globalThis.fetch, url = 'http://127.0.0.1:1') =>
  createOpaAuthorizer({ env: { OPA_URL: url }, fetch, table });

test('the engine is asked with the principal, the permission and the resource, and its decision is taken', async () => {
  const asked: { address: string; body: unknown }[] = [];
  const authorize = asking(async (address, init) => {
    asked.push({ address: String(address), body: JSON.parse(String(init?.body)) });
    return Response.json({ result: { allowed: true, reason: 'role user grants runs:create' } });
  });
  const resource = { tenant: 'a', owner: 'ann' };
  await expect(authorize(principal, 'runs:create', resource)).resolves.toMatchObject({ allowed: true });
  expect(asked[0]?.address).toBe('http://127.0.0.1:1/v1/data/agent/authz/decision');
  expect(asked[0]?.body).toMatchObject({ input: { principal, permission: 'runs:create', resource, table } });
});

test.each<[string, typeof fetch]>([
  ['it cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ['it fails', async () => new Response('', { status: 500 })],
  ['the policy is not loaded', async () => Response.json({})],
  ['its decision is not one', async () => Response.json({ result: { allowed: 'yes' } })],
  ['it does not speak JSON', async () => new Response('<html>')],
])('everything is denied where %s', async (_, fetch) => {
  await expect(asking(fetch)(principal, 'runs:create')).resolves.toMatchObject({ allowed: false });
});

test('without an address the table decides, and production lacks the engine', async () => {
  const authorize = createOpaAuthorizer({ env: {}, fetch, table });
  await expect(authorize(principal, 'runs:create')).resolves.toMatchObject({ allowed: true });
  expect(opaGaps({})).toHaveLength(1);
  expect(opaGaps({ OPA_URL: 'http://opa:8181' })).toEqual([]);
});
