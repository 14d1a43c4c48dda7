import type { Role } from './authorization/role.ts';
import type { ServiceAccount } from './authorization/service-account.ts';

/** Settings of security: who may do what, what is masked, how long evidence is kept. */
export const config = {
  /** requirements.securityNeeds.dataClass */
  dataClass: 'internal' as 'public' | 'internal' | 'confidential' | 'restricted',
  /** security.accessControl.roles */
  roles: [] as Role[],
  /** security.accessControl.attributes */
  attributes: [] as string[],
  /** security.accessControl.serviceAccounts */
  serviceAccounts: [] as ServiceAccount[],
  /** security.implementation.mfa */
  requireMfa: false,
  session: {
    /** security.implementation.session.timeout */
    timeoutMs: 28_800_000,
    /** security.implementation.session.refresh */
    refreshMs: 3_600_000,
    /** security.implementation.session.maxConcurrent */
    maxConcurrent: 3,
  },
  /** security.implementation.keyRotation */
  keyRotationMs: 2_592_000_000,
  audit: {
    /** security.audit.retentionDays */
    retentionDays: 365,
  },
};
