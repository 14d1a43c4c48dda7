import type { Lock, Repository } from '@agent-canvas/plan';
import { diskFileSystem } from '../file-system.ts';
import type { GitState } from '../git/read-git-state.ts';
import { inside, readJournal } from '../journal/journal.ts';
import { journalFolder } from '../journal/journal-folder.ts';

/**
 * Managed files that hold edits which only the working tree has. What the pack gave and what the last run wrote is no edit:
 * both can be had again. Seeded files and those under a policy of the team are never written, so they may hold anything.
 */
export async function findDirty(request: {
  readonly root: string;
  readonly lock: Lock;
  readonly git: GitState;
  readonly hash: Repository['hash'];
}): Promise<string[]> {
  const { root, lock, git, hash } = request;
  if (git.modified.size === 0) return [];
  const last = await readJournal(inside.last(journalFolder(root)), diskFileSystem);
  const written = new Map(last?.files.map(({ path, after }) => [path, after?.hash]));
  // base.br holds nobody's edits: each content in it counts only where its hash is the lock's, and can be had elsewhere.
  const managed = new Map<string, string | undefined>([['.canvas/lock.json', undefined]]);
  for (const [path, file] of Object.entries(lock.files)) {
    if (file.class === 'seeded' || file.policy === 'own' || file.policy === 'skip') continue;
    managed.set(file.at ?? path, file.base);
  }
  return [...managed.keys()]
    .filter((path) => git.modified.has(path))
    .filter((path) => {
      const found = hash(path);
      if (written.has(path) && written.get(path) === found) return false;
      return found === undefined || found !== managed.get(path);
    })
    .sort();
}
