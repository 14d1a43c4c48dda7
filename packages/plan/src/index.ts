/**
 * Plan: what will happen to each path of a repository, and why, as a value. Decides everything, writes nothing; owns the
 * formats of `.canvas/lock.json` and `.canvas/base.br`.
 */
export { packBases, unpackBases } from './bases.ts';
export { blobId } from './blob-id.ts';
export { type Lock, type LockedFile, lockVersion, renderLock } from './lock.ts';
export type { Action, Change, Origin, Plan } from './plan.ts';
export { type CreateRequest, planCreate } from './plan-create.ts';
