/**
 * Apply: the one place that changes a user's disk. Takes a plan and does it whole or not at all; installs and commits by
 * running the user's own tools. Decides nothing that a plan could have decided.
 */
export { abortRun } from './abort-run.ts';
export { applyCreate } from './apply-create.ts';
export { type Applied, applyPlan } from './apply-plan.ts';
export { commitAll, type GitOutcome } from './commit-all.ts';
export { continueRun } from './continue-run.ts';
export { diskFileSystem, type FileSystem } from './file-system.ts';
export { createFormatter } from './formatter/create-formatter.ts';
export type { GitState, IndexEntry } from './git/read-git-state.ts';
export { inspectTarget, type Target } from './inspect-target.ts';
export { findPackageManager, installDependencies } from './install-dependencies.ts';
export { type BaseOptions, openBases } from './repository/open-bases.ts';
export { type Accepted, type RepositoryOnDisk, readRepository } from './repository/read-repository.ts';
export { repairLockFile } from './repository/repair-lock-file.ts';
export { runCommand } from './run-command.ts';
export { undoRun } from './undo-run.ts';
export { type Verified, type VerifyFailure, verifyInWorktree } from './verify/verify-in-worktree.ts';
export { writeCanvas } from './write-canvas.ts';
