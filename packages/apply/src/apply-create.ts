import type { Plan } from '@agent-canvas/plan';
import { diskFileSystem, type FileSystem } from './file-system.ts';
import { fillFolder } from './fill-folder.ts';
import { inspectTarget } from './inspect-target.ts';
import { stageFolder } from './stage-folder.ts';

/**
 * Writes a new repository at `target`, all or nothing: an absent folder is staged beside its place and renamed, an empty
 * one is filled through a journal. On failure, and when `signal` is aborted, what was written is taken away again.
 * Errors: see `inspectTarget`; E_WRITE with the cause where the disk refuses.
 */
export async function applyCreate(request: {
  readonly target: string;
  readonly plan: Plan;
  readonly fs?: FileSystem;
  readonly signal?: AbortSignal;
}): Promise<void> {
  const { target, plan, signal, fs = diskFileSystem } = request;
  const found = await inspectTarget(target, fs);
  const write = { target, changes: plan.changes, fs, signal };
  if (found.state === 'absent') await stageFolder(write);
  else await fillFolder(write);
}
