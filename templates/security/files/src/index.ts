// Owns who calls, what they may do, what is masked, what is sealed at rest, and the evidence of all that.
// Everything fails closed: an unknown caller, an unreachable engine or an unreadable key never lets a request pass.
// Must not: know HTTP routes, log what users wrote, or keep a key anywhere but in the environment.
export type { AuditEntry, AuditRecord, Verdict } from './audit/audit-entry.ts';
export { AuthenticationUnavailable } from './authentication/authentication-unavailable.ts';
export { Unauthenticated } from './authentication/unauthenticated.ts';
export type { Decision, Resource } from './authorization/decision.ts';
export { sharedAttributes } from './authorization/shared-attributes.ts';
export { createCipher } from './create-cipher.ts';
export { createSecurity, type Security, type SecurityOptions } from './create-security.ts';
export type { Cipher } from './encryption/cipher.ts';
export type { Gap } from './gap.ts';
export type { Principal } from './principal.ts';
export { productionGaps } from './production-gaps.ts';
