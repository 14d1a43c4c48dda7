import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '@agent-canvas/errors';
import type { Change } from '@agent-canvas/plan';
import { assertInside } from './assert-inside.ts';
import type { FileSystem } from './file-system.ts';

/** After so many files others get their turn: a signal is heard, a progress line drawn. */
const atOnce = 32;

/** Writes the contents of `changes` under `folder`, which must exist. Stops between files where `signal` is aborted. */
export async function writeFiles(request: {
  readonly folder: string;
  readonly changes: readonly Change[];
  readonly fs: FileSystem;
  readonly signal?: AbortSignal | undefined;
}): Promise<void> {
  const { folder, changes, fs, signal } = request;
  for (const { path } of changes) assertInside(path);
  for (const inside of new Set(changes.map(({ path }) => dirname(path)))) {
    await fs.mkdir(join(folder, inside), { recursive: true });
  }
  for (const [index, change] of changes.entries()) {
    if (index % atOnce === 0) await setImmediate();
    if (signal?.aborted) throw new CancelledError();
    const mode = change.executable ? 0o755 : 0o644;
    await fs.writeFile(join(folder, change.path), change.content, { mode, flag: 'wx' });
  }
}
