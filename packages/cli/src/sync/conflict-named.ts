import { relative, resolve, sep } from 'node:path';
import type { Lock } from '@agent-canvas/plan';

/** A path as a sync printed it, from the root; else as whoever stands in a folder of the repository types it. */
export function conflictNamed(
  given: string,
  {
    root,
    cwd,
    lock,
  }: { readonly root: string; readonly cwd: string; readonly lock: Pick<Lock, 'conflicts' | 'files'> | undefined },
): string {
  const fromRoot = given.replaceAll('\\', '/').replace(/^\.\//, '');
  const open = Object.keys(lock?.conflicts ?? {}).flatMap((key) => [key, lock?.files[key]?.at ?? key]);
  const fromHere = relative(root, resolve(cwd, given)).split(sep).join('/');
  return open.includes(fromHere) && !open.includes(fromRoot) ? fromHere : fromRoot;
}
