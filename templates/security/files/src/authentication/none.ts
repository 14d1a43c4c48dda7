import { defaultRoles } from '../authorization/default-roles.ts';
import { config } from '../config.ts';
import type { Authenticator } from './authenticator.ts';

/** No authentication: everyone is one anonymous user with every role, since nobody can be told apart. */
export const createNoAuthenticator = (): Authenticator => {
  const roles = (config.roles.length > 0 ? config.roles : defaultRoles).map((role) => role.name);
  return { authenticate: async () => ({ id: 'anonymous', tenant: 'default', roles, kind: 'user' }) };
};
