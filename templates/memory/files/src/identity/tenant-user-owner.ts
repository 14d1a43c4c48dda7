import type { Identity } from '../memory.ts';
import type { Owner } from '../owner.ts';

/** Equal user ids of two tenants are two people: memories never leave their tenant. */
export const tenantUserOwner = ({ tenant, user }: Identity): Owner => ({ tenant, user });
