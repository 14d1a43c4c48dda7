import { config } from '../config.ts';
import type { Principal } from '../principal.ts';
import type { Authorize, AuthorizerOptions, Decision, Resource } from './decision.ts';
import { defaultRoles } from './default-roles.ts';
import type { Role } from './role.ts';
import type { ServiceAccount } from './service-account.ts';

export interface PolicyTable {
  readonly roles: readonly Role[];
  /** Claims in which a caller and a resource must agree, besides the role: `department`. */
  readonly attributes: readonly string[];
  readonly serviceAccounts: readonly ServiceAccount[];
}

/** Erasing one's own data is the right of a person, whatever their role. */
const everyone = ['memory:erase-own'];

/** The table of the canvas; its roles, or the default ones where it names none. */
export const canvasTable = (): PolicyTable => ({
  roles: config.roles.length > 0 ? config.roles : defaultRoles,
  attributes: config.attributes,
  serviceAccounts: config.serviceAccounts,
});

/** Decides from a table of roles. Deny by default: another tenant, an unknown role or another attribute never passes. */
export const createTableAuthorizer = ({ table = canvasTable() }: Partial<AuthorizerOptions> = {}): Authorize => {
  const granted = new Map(table.roles.map((role) => [role.name, role.permissions]));
  const services = new Map(table.serviceAccounts.map((account) => [account.name, account.permissions]));

  return async (principal, permission, resource) => {
    if (resource && resource.tenant !== principal.tenant) return denied('it belongs to another tenant');
    if (principal.kind === 'development') return { allowed: true, reason: 'the development key may do everything' };
    const other = table.attributes.find((name) => resource && differs(name, principal, resource));
    if (other) return denied(`it belongs to another ${other}`);

    const sources = [
      ...principal.roles.map((role) => ({ name: `role ${role}`, permissions: granted.get(role) ?? [] })),
      {
        name: `service account ${principal.id}`,
        permissions: principal.kind === 'service' ? (services.get(principal.id) ?? []) : [],
      },
      { name: 'everyone', permissions: everyone },
    ];
    const source = sources.find(({ permissions }) =>
      permissions.some((grant) => covers(grant, permission, isOwner(principal, resource))),
    );
    if (source) return { allowed: true, reason: `${source.name} grants ${permission}` };
    return denied(`no role of ${principal.roles.join(', ') || '(none)'} grants ${permission}`);
  };
};

const denied = (reason: string): Decision => ({ allowed: false, reason });

const differs = (name: string, principal: Principal, { attributes }: Resource): boolean =>
  attributes !== undefined && attributes[name] !== principal.attributes?.[name];

const isOwner = (principal: Principal, resource: Resource | undefined): boolean => resource?.owner === principal.id;

const covers = (grant: string, permission: string, owner: boolean): boolean =>
  grant === '*' ||
  grant === permission ||
  grant === `${permission.split(':')[0]}:*` ||
  (owner && grant === `${permission}-own`);
