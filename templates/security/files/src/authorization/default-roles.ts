import type { Role } from './role.ts';

/** The roles of an agent whose canvas names none. */
export const defaultRoles: readonly Role[] = [
  {
    name: 'user',
    permissions: ['runs:create', 'runs:read-own', 'runs:cancel-own', 'feedback:create-own', 'tools:read'],
  },
  { name: 'operator', permissions: ['runs:read', 'runs:cancel', 'runs:approve', 'tools:read'] },
  { name: 'admin', permissions: ['*'] },
];
