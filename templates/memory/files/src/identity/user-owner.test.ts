import { expect, test } from 'vitest';
import { userOwner } from './user-owner.ts';

test('memories follow the user into every tenant, and reach no other user', () => {
  expect(userOwner({ tenant: 'a', user: 'u' })).toEqual(userOwner({ tenant: 'b', user: 'u' }));
  expect(userOwner({ tenant: 'a', user: 'u' })).not.toEqual(userOwner({ tenant: 'a', user: 'v' }));
});
