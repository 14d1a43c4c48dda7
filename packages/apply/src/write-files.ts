import { dirname, join } from 'node:path';
import { CancelledError } from '@agent-canvas/errors';
import type { Change } from '@agent-canvas/plan';
import { assertInside } from './assert-inside.ts';
import type { FileSystem } from './file-system.ts';

/** How many files are written at once: enough to keep a disk busy. */
const parallel = 16;

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
  const queue = [...changes];
  const write = async (): Promise<void> => {
    for (let change = queue.shift(); change !== undefined; change = queue.shift()) {
      if (signal?.aborted) throw new CancelledError();
      const mode = change.executable ? 0o755 : 0o644;
      await fs.writeFile(join(folder, change.path), change.content, { mode, flag: 'wx' });
    }
  };
  const results = await Promise.allSettled(Array.from({ length: parallel }, write));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
