import type { Identity } from '../memory.ts';
import type { Owner } from '../owner.ts';

/** A user is one person in whatever tenant: memories follow the user. */
export const userOwner = ({ user }: Identity): Owner => ({ tenant: '', user });
