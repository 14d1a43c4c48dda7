/** Who owns a memory, by memory.continuity.identity. */
export { tenantUserOwner as ownerOf } from './identity/tenant-user-owner.ts';
