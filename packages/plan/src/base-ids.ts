import type { Lock } from './lock.ts';

/** The contents that `.canvas/base.br` holds for a lock: the pack's path by blob id. Seeded files are never merged. */
export function baseIds(lock: Pick<Lock, 'files' | 'conflicts'>): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [path, { base, class: fileClass }] of Object.entries(lock.files)) {
    if (fileClass !== 'seeded') ids.set(base, path);
  }
  for (const [path, { theirs }] of Object.entries(lock.conflicts)) ids.set(theirs, path);
  return ids;
}
