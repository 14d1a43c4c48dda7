import { expect, test } from 'vitest';
import { tenantUserOwner } from './tenant-user-owner.ts';

test('equal user ids of two tenants own different memories', () => {
  expect(tenantUserOwner({ tenant: 'a', user: 'u' })).not.toEqual(tenantUserOwner({ tenant: 'b', user: 'u' }));
  expect(tenantUserOwner({ tenant: 'a', user: 'u' })).not.toEqual(tenantUserOwner({ tenant: 'a', user: 'v' }));
});
