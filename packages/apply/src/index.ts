/**
 * Apply: the one place that changes a user's disk. Takes a plan and does it whole or not at all; installs and commits by
 * running the user's own tools. Decides nothing that a plan could have decided.
 */
export { applyCreate } from './apply-create.ts';
export { commitAll, type GitOutcome } from './commit-all.ts';
export { diskFileSystem, type FileSystem } from './file-system.ts';
export { inspectTarget, type Target } from './inspect-target.ts';
export { findPackageManager, installDependencies } from './install-dependencies.ts';
export { runCommand } from './run-command.ts';
