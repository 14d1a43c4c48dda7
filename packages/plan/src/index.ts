/**
 * Plan: what will happen to each path of a repository, and why, as a value. Decides everything, writes nothing; owns the
 * formats of `.canvas/lock.json` and `.canvas/base.br`.
 */
export { blobId } from '@agent-canvas/check';
export { packBases, unpackBases } from './bases.ts';
export {
  type Lock,
  type LockedConflict,
  type LockedFile,
  type LockedPack,
  lockVersion,
  renderLock,
  sealLock,
} from './lock.ts';
export { migrate } from './migrate.ts';
export { migrateAnswers } from './migrate-answers.ts';
export type { OperationStep } from './operation-step.ts';
export { operationsFor } from './operations-for.ts';
export type { Override } from './override.ts';
export { parseOverrides } from './overrides.ts';
export type { Action, Change, Origin, Plan } from './plan.ts';
export { type AdoptRequest, planAdopt } from './plan-adopt.ts';
export { type CreateRequest, planCreate } from './plan-create.ts';
export { type EjectRequest, planEject } from './plan-eject.ts';
export { type PolicyRequest, planPolicy } from './plan-policy.ts';
export { planRestore, type RestoreRequest } from './plan-restore.ts';
export { planSync } from './plan-sync.ts';
export { readLock } from './read-lock.ts';
export { repairLock } from './repair-lock.ts';
export type { Obstacle, Repository } from './repository.ts';
export { acceptOurs, acceptTheirs, type ResolveRequest, resolveConflict } from './resolve-conflict.ts';
export type { Conflict, Note, SyncPlan } from './sync-plan.ts';
export type { BaseStore, Content, Formatter, SyncRequest } from './sync-request.ts';
