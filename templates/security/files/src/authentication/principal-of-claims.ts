import type { JWTPayload } from 'jose';
import { config } from '../config.ts';
import type { Principal } from '../principal.ts';

/** Roles stand in `roles`, or where Keycloak puts them; the tenant in `tenant`; a service account is known by its client id. */
export const principalOfClaims = (claims: JWTPayload): Principal => {
  const { roles, realm_access: realm, tenant, azp, client_id: client = azp } = claims;
  const service = config.serviceAccounts.find((account) => account.name === client || account.name === claims.sub);
  return {
    id: service?.name ?? String(claims.sub),
    tenant: typeof tenant === 'string' ? tenant : 'default',
    roles: texts(roles ?? (realm as { roles?: unknown } | undefined)?.roles),
    kind: service ? 'service' : 'user',
    attributes: Object.fromEntries(
      Object.entries(claims).filter((claim): claim is [string, string] => typeof claim[1] === 'string'),
    ),
  };
};

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
