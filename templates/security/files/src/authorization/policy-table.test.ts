import { expect, test } from 'vitest';
import type { Principal } from '../principal.ts';
import { defaultRoles } from './default-roles.ts';
import { createTableAuthorizer } from './policy-table.ts';

const principal = (roles: string[], more: Partial<Principal> = {}): Principal => ({
  id: 'ann',
  tenant: 'a',
  roles,
  kind: 'user',
  ...more,
});
const table = { roles: defaultRoles, attributes: [], serviceAccounts: [] };
const mine = { tenant: 'a', owner: 'ann' };
const theirs = { tenant: 'a', owner: 'bob' };
const foreign = { tenant: 'b', owner: 'ann' };

test.each([
  [principal(['user']), 'runs:create', undefined, true],
  [principal(['user']), 'runs:read', mine, true],
  [principal(['user']), 'runs:read', theirs, false],
  [principal(['user']), 'runs:read', foreign, false],
  [principal(['user']), 'runs:approve', mine, false],
  [principal(['operator']), 'runs:read', theirs, true],
  [principal(['operator']), 'runs:create', undefined, false],
  [principal(['admin']), 'runs:approve', theirs, true],
  [principal(['admin']), 'runs:read', foreign, false],
  [principal([]), 'runs:create', undefined, false],
  [principal(['no-such-role']), 'runs:create', undefined, false],
  [principal([]), 'memory:erase', mine, true],
  [principal([]), 'memory:erase', theirs, false],
  [principal([], { kind: 'development' }), 'runs:approve', theirs, true],
  [principal([], { kind: 'development' }), 'runs:read', foreign, false],
])('%o may %s on %o: %s', async (who, permission, resource, allowed) => {
  const decision = await createTableAuthorizer({ table })(who, permission, resource);
  expect(decision.allowed).toBe(allowed);
  expect(decision.reason).not.toBe('');
});

test('a decision says which rule it follows', async () => {
  const authorize = createTableAuthorizer({ table });
  expect((await authorize(principal(['user']), 'runs:create')).reason).toBe('role user grants runs:create');
  expect((await authorize(principal(['user']), 'runs:approve', mine)).reason).toBe(
    'no role of user grants runs:approve',
  );
});

test('roles of the canvas, service accounts and attributes decide instead of the default roles', async () => {
  const table = {
    roles: [{ name: 'customer', permissions: ['runs:*'] }],
    serviceAccounts: [{ name: 'nightly', permissions: ['tools:read'] }],
    attributes: ['department'],
  };
  const authorize = createTableAuthorizer({ table });
  const can = async (...question: Parameters<typeof authorize>) => (await authorize(...question)).allowed;
  expect(await can(principal(['user']), 'tools:read')).toBe(false);
  expect(await can(principal(['customer']), 'runs:cancel')).toBe(true);
  const sold = { ...theirs, attributes: { department: 'sales' } };
  expect(await can(principal(['customer']), 'runs:read', sold)).toBe(false);
  expect(await can(principal(['customer'], { attributes: { department: 'sales' } }), 'runs:read', sold)).toBe(true);
  expect(await can(principal([], { id: 'nightly', kind: 'service' }), 'tools:read')).toBe(true);
  expect(await can(principal([], { id: 'nightly', kind: 'user' }), 'tools:read')).toBe(false);
});
